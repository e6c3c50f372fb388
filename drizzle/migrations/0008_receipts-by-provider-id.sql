DROP INDEX "messages_provider";--> statement-breakpoint
CREATE INDEX "messages_provider" ON "messages" USING btree ("connector_id","provider_id");