CREATE TABLE "idempotency_keys" (
	"project_id" text NOT NULL,
	"route" text NOT NULL,
	"key_hash" text NOT NULL,
	"request_hash" text NOT NULL,
	"status" integer,
	"headers" jsonb,
	"response" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_project_id_route_key_hash_pk" PRIMARY KEY("project_id","route","key_hash")
);
--> statement-breakpoint
CREATE TABLE "connector_health" (
	"connector_id" text PRIMARY KEY NOT NULL,
	"project_id" text NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"last_error_class" text,
	"last_failed_at" timestamp with time zone,
	"open_until" timestamp with time zone,
	"opened_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "message_events" (
	"id" text PRIMARY KEY NOT NULL,
	"project_id" text NOT NULL,
	"message_id" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"source" text NOT NULL,
	"provider_status" text NOT NULL,
	"error_code" text,
	"detail" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "message_hours" (
	"project_id" text NOT NULL,
	"hour" timestamp with time zone NOT NULL,
	"channel" text NOT NULL,
	"country" text NOT NULL,
	"connector_name" text NOT NULL,
	"status" text NOT NULL,
	"error_class" text NOT NULL,
	"cost_currency" text NOT NULL,
	"messages" bigint NOT NULL,
	"verified" bigint NOT NULL,
	"latency_ms_sum" bigint NOT NULL,
	"latency_count" bigint NOT NULL,
	"cost" numeric NOT NULL
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" text PRIMARY KEY NOT NULL,
	"project_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"purpose" text NOT NULL,
	"channel" text NOT NULL,
	"recipient" text NOT NULL,
	"recipient_tail" text,
	"country" text,
	"connector_id" text,
	"connector_name" text NOT NULL,
	"connector_type" text NOT NULL,
	"template_id" text,
	"template_name" text NOT NULL,
	"challenge_id" text,
	"end_user_id" text,
	"status" text NOT NULL,
	"error_class" text,
	"error_code" text,
	"provider_id" text,
	"answer" jsonb,
	"story" jsonb NOT NULL,
	"preview" text NOT NULL,
	"segments" integer,
	"latency_ms" integer,
	"cost_amount" numeric,
	"cost_currency" text,
	"sent_at" timestamp with time zone,
	"delivered_at" timestamp with time zone,
	"verified_at" timestamp with time zone,
	"poll_at" timestamp with time zone,
	"poll_count" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "voice_scripts" (
	"id" text PRIMARY KEY NOT NULL,
	"project_id" text NOT NULL,
	"connector_id" text NOT NULL,
	"message_id" text NOT NULL,
	"token_hash" text NOT NULL,
	"sealed" "sealed_value",
	"expires_at" timestamp with time zone NOT NULL,
	"spoken_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "otp_challenges" (
	"id" text PRIMARY KEY NOT NULL,
	"sequence" bigserial NOT NULL,
	"project_id" text NOT NULL,
	"subject" text NOT NULL,
	"login_id" text NOT NULL,
	"channel" text NOT NULL,
	"purpose" text NOT NULL,
	"destination" text NOT NULL,
	"code_hash" text NOT NULL,
	"intent" jsonb NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"max_tries" integer NOT NULL,
	"tried_at" timestamp with time zone[] DEFAULT '{}' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"verified_at" timestamp with time zone,
	"message_id" text
);
--> statement-breakpoint
CREATE TABLE "otp_limits" (
	"project_id" text NOT NULL,
	"key" text NOT NULL,
	"count" integer NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	CONSTRAINT "otp_limits_project_id_key_pk" PRIMARY KEY("project_id","key")
);
--> statement-breakpoint
CREATE TABLE "otp_subjects" (
	"project_id" text NOT NULL,
	"subject" text NOT NULL,
	"challenge_id" text NOT NULL,
	"hour_ends_at" timestamp with time zone DEFAULT now() NOT NULL,
	"hour_tries" integer DEFAULT 0 NOT NULL,
	"day_ends_at" timestamp with time zone DEFAULT now() NOT NULL,
	"day_tries" integer DEFAULT 0 NOT NULL,
	"tries_in_a_row" integer DEFAULT 0 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "otp_subjects_project_id_subject_pk" PRIMARY KEY("project_id","subject")
);
--> statement-breakpoint
CREATE TABLE "allowed_origins" (
	"id" text PRIMARY KEY NOT NULL,
	"project_id" text NOT NULL,
	"origin" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "management_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"project_id" text NOT NULL,
	"name" text NOT NULL,
	"key_hash" text NOT NULL,
	"ends_in" text NOT NULL,
	"scopes" text[] NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"last_used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "project_settings" (
	"project_id" text PRIMARY KEY NOT NULL,
	"session_minutes" integer DEFAULT 10 NOT NULL,
	"refresh_days" integer DEFAULT 28 NOT NULL,
	"daily_message_cap" integer,
	"retention_days" integer DEFAULT 90 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "template_versions" (
	"id" text PRIMARY KEY NOT NULL,
	"project_id" text NOT NULL,
	"template_id" text NOT NULL,
	"version" integer NOT NULL,
	"name" text NOT NULL,
	"content" jsonb NOT NULL,
	"locales" jsonb NOT NULL,
	"saved_by" text NOT NULL,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "end_user_logins" (
	"project_id" text NOT NULL,
	"login_id" text NOT NULL,
	"end_user_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "end_user_logins_project_id_login_id_pk" PRIMARY KEY("project_id","login_id")
);
--> statement-breakpoint
CREATE TABLE "end_user_sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"project_id" text NOT NULL,
	"end_user_id" text NOT NULL,
	"amr" text[] NOT NULL,
	"claims" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"rotation" integer DEFAULT 0 NOT NULL,
	"rotated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"ip" text,
	"user_agent" text
);
--> statement-breakpoint
CREATE TABLE "end_users" (
	"id" text PRIMARY KEY NOT NULL,
	"project_id" text NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"given_name" text DEFAULT '' NOT NULL,
	"middle_name" text DEFAULT '' NOT NULL,
	"family_name" text DEFAULT '' NOT NULL,
	"picture" text DEFAULT '' NOT NULL,
	"email" text DEFAULT '' NOT NULL,
	"phone" text DEFAULT '' NOT NULL,
	"is_email_verified" boolean DEFAULT false NOT NULL,
	"is_phone_verified" boolean DEFAULT false NOT NULL,
	"custom_attributes" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"status" text DEFAULT 'enabled' NOT NULL,
	"is_test" boolean DEFAULT false NOT NULL,
	"test_code_hash" text,
	"test_ends_at" timestamp with time zone,
	"last_sign_in_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "signing_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"project_id" text NOT NULL,
	"modulus" text NOT NULL,
	"exponent" text NOT NULL,
	"sealed" "sealed_value" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"replaced_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "connectors" ADD COLUMN "receipt_token" text DEFAULT replace(gen_random_uuid()::text, '-', '') NOT NULL;--> statement-breakpoint
ALTER TABLE "otp_channels" ADD COLUMN "policy" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "templates" ADD COLUMN "locales" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connector_health" ADD CONSTRAINT "connector_health_connector_id_connectors_id_fk" FOREIGN KEY ("connector_id") REFERENCES "public"."connectors"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connector_health" ADD CONSTRAINT "connector_health_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_events" ADD CONSTRAINT "message_events_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_events" ADD CONSTRAINT "message_events_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_hours" ADD CONSTRAINT "message_hours_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_connector_id_connectors_id_fk" FOREIGN KEY ("connector_id") REFERENCES "public"."connectors"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "voice_scripts" ADD CONSTRAINT "voice_scripts_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "voice_scripts" ADD CONSTRAINT "voice_scripts_connector_id_connectors_id_fk" FOREIGN KEY ("connector_id") REFERENCES "public"."connectors"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "voice_scripts" ADD CONSTRAINT "voice_scripts_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "otp_challenges" ADD CONSTRAINT "otp_challenges_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "otp_limits" ADD CONSTRAINT "otp_limits_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "otp_subjects" ADD CONSTRAINT "otp_subjects_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allowed_origins" ADD CONSTRAINT "allowed_origins_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "management_keys" ADD CONSTRAINT "management_keys_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_settings" ADD CONSTRAINT "project_settings_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "template_versions" ADD CONSTRAINT "template_versions_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "template_versions" ADD CONSTRAINT "template_versions_template_id_templates_id_fk" FOREIGN KEY ("template_id") REFERENCES "public"."templates"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "end_user_logins" ADD CONSTRAINT "end_user_logins_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "end_user_logins" ADD CONSTRAINT "end_user_logins_end_user_id_end_users_id_fk" FOREIGN KEY ("end_user_id") REFERENCES "public"."end_users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "end_user_sessions" ADD CONSTRAINT "end_user_sessions_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "end_user_sessions" ADD CONSTRAINT "end_user_sessions_end_user_id_end_users_id_fk" FOREIGN KEY ("end_user_id") REFERENCES "public"."end_users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "end_users" ADD CONSTRAINT "end_users_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signing_keys" ADD CONSTRAINT "signing_keys_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "idempotency_keys_age" ON "idempotency_keys" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "message_events_once" ON "message_events" USING btree ("message_id","provider_status");--> statement-breakpoint
CREATE UNIQUE INDEX "message_hours_key" ON "message_hours" USING btree ("project_id","hour","channel","country","connector_name","status","error_class","cost_currency");--> statement-breakpoint
CREATE INDEX "messages_newest" ON "messages" USING btree ("project_id","id");--> statement-breakpoint
CREATE INDEX "messages_tail" ON "messages" USING btree ("project_id","recipient_tail","id");--> statement-breakpoint
CREATE INDEX "messages_connector" ON "messages" USING btree ("connector_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "messages_provider" ON "messages" USING btree ("connector_id","provider_id");--> statement-breakpoint
CREATE INDEX "messages_poll" ON "messages" USING btree ("poll_at") WHERE "messages"."poll_at" is not null;--> statement-breakpoint
CREATE INDEX "messages_sending" ON "messages" USING btree ("created_at") WHERE "messages"."status" = 'sending';--> statement-breakpoint
CREATE INDEX "messages_challenge" ON "messages" USING btree ("challenge_id");--> statement-breakpoint
CREATE UNIQUE INDEX "voice_scripts_token" ON "voice_scripts" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "voice_scripts_expiry" ON "voice_scripts" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "otp_challenges_subject" ON "otp_challenges" USING btree ("project_id","subject","sequence");--> statement-breakpoint
CREATE INDEX "otp_limits_ended" ON "otp_limits" USING btree ("ends_at");--> statement-breakpoint
CREATE UNIQUE INDEX "allowed_origins_once" ON "allowed_origins" USING btree ("origin","project_id");--> statement-breakpoint
CREATE UNIQUE INDEX "management_keys_hash" ON "management_keys" USING btree ("key_hash");--> statement-breakpoint
CREATE INDEX "management_keys_project" ON "management_keys" USING btree ("project_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "template_versions_number" ON "template_versions" USING btree ("template_id","version");--> statement-breakpoint
CREATE INDEX "end_user_logins_user" ON "end_user_logins" USING btree ("end_user_id");--> statement-breakpoint
CREATE INDEX "end_user_sessions_user" ON "end_user_sessions" USING btree ("end_user_id","created_at");--> statement-breakpoint
CREATE INDEX "end_users_newest" ON "end_users" USING btree ("project_id","created_at","id");--> statement-breakpoint
CREATE INDEX "end_users_email" ON "end_users" USING btree ("project_id","email");--> statement-breakpoint
CREATE INDEX "end_users_phone" ON "end_users" USING btree ("project_id","phone");--> statement-breakpoint
CREATE INDEX "signing_keys_project" ON "signing_keys" USING btree ("project_id","created_at");