DROP INDEX "end_users_email";--> statement-breakpoint
DROP INDEX "end_users_phone";--> statement-breakpoint
ALTER TABLE "signing_keys" ADD COLUMN "last_token_ends_at" timestamp with time zone NOT NULL;--> statement-breakpoint
CREATE INDEX "end_user_logins_start" ON "end_user_logins" USING btree ("project_id","login_id" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "end_users_phone_end" ON "end_users" USING btree ("project_id",reverse("phone") text_pattern_ops);--> statement-breakpoint
CREATE INDEX "end_users_name" ON "end_users" USING btree ("project_id",lower("name") text_pattern_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "signing_keys_current" ON "signing_keys" USING btree ("project_id") WHERE "signing_keys"."replaced_at" is null;--> statement-breakpoint
CREATE INDEX "end_users_email" ON "end_users" USING btree ("project_id","email" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "end_users_phone" ON "end_users" USING btree ("project_id","phone" text_pattern_ops);