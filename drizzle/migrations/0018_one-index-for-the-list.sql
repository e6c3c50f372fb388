DROP INDEX "messages_tail";--> statement-breakpoint
DROP INDEX "messages_email";--> statement-breakpoint
CREATE INDEX "messages_tail" ON "messages" USING btree ("recipient_tail","project_id","id");--> statement-breakpoint
CREATE INDEX "messages_email" ON "messages" USING btree ("recipient","project_id","id") WHERE "messages"."recipient_tail" is null;