CREATE TABLE "flow_run_steps" (
	"run_id" text NOT NULL,
	"sequence" integer NOT NULL,
	"within" text[] DEFAULT '{}' NOT NULL,
	"step_id" text NOT NULL,
	"kind" text NOT NULL,
	"port" text,
	"input" jsonb NOT NULL,
	"output" jsonb NOT NULL,
	"error_class" text,
	"error_code" text,
	"message_id" text,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"duration_ms" integer,
	CONSTRAINT "flow_run_steps_run_id_sequence_pk" PRIMARY KEY("run_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "flow_runs" (
	"id" text PRIMARY KEY NOT NULL,
	"project_id" text NOT NULL,
	"flow_id" text NOT NULL,
	"version_id" text,
	"mode" text NOT NULL,
	"status" text NOT NULL,
	"state" jsonb NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"lease_until" timestamp with time zone,
	"token_hash" text NOT NULL,
	"end_user_id" text,
	"started_by" text,
	"failed_step" text,
	"failed_class" text,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "flow_scenarios" (
	"id" text PRIMARY KEY NOT NULL,
	"project_id" text NOT NULL,
	"flow_id" text NOT NULL,
	"name" text NOT NULL,
	"scenario" jsonb NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "flow_versions" (
	"id" text PRIMARY KEY NOT NULL,
	"project_id" text NOT NULL,
	"flow_id" text NOT NULL,
	"number" integer NOT NULL,
	"document" jsonb NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"published_by" text NOT NULL,
	"published_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "flow_waits" (
	"run_id" text PRIMARY KEY NOT NULL,
	"message_id" text NOT NULL,
	"sequence" integer NOT NULL,
	"until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "flows" (
	"id" text PRIMARY KEY NOT NULL,
	"project_id" text NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"is_enabled" boolean DEFAULT true NOT NULL,
	"draft" jsonb NOT NULL,
	"draft_revision" integer DEFAULT 1 NOT NULL,
	"draft_by" text NOT NULL,
	"draft_at" timestamp with time zone DEFAULT now() NOT NULL,
	"published_version_id" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "flow_run_steps" ADD CONSTRAINT "flow_run_steps_run_id_flow_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."flow_runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flow_runs" ADD CONSTRAINT "flow_runs_flow_id_flows_id_fk" FOREIGN KEY ("flow_id") REFERENCES "public"."flows"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flow_scenarios" ADD CONSTRAINT "flow_scenarios_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flow_scenarios" ADD CONSTRAINT "flow_scenarios_flow_id_flows_id_fk" FOREIGN KEY ("flow_id") REFERENCES "public"."flows"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flow_versions" ADD CONSTRAINT "flow_versions_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flow_versions" ADD CONSTRAINT "flow_versions_flow_id_flows_id_fk" FOREIGN KEY ("flow_id") REFERENCES "public"."flows"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flow_waits" ADD CONSTRAINT "flow_waits_run_id_flow_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."flow_runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flows" ADD CONSTRAINT "flows_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flows" ADD CONSTRAINT "flows_published_version_id_flow_versions_id_fk" FOREIGN KEY ("published_version_id") REFERENCES "public"."flow_versions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "flow_run_steps_message" ON "flow_run_steps" USING btree ("message_id") WHERE "flow_run_steps"."message_id" is not null;--> statement-breakpoint
CREATE INDEX "flow_runs_newest" ON "flow_runs" USING btree ("project_id","flow_id","id");--> statement-breakpoint
CREATE INDEX "flow_runs_lost" ON "flow_runs" USING btree ("lease_until") WHERE "flow_runs"."status" = 'working';--> statement-breakpoint
CREATE INDEX "flow_runs_open" ON "flow_runs" USING btree ("expires_at") WHERE "flow_runs"."status" in ('working', 'waiting');--> statement-breakpoint
CREATE INDEX "flow_runs_user" ON "flow_runs" USING btree ("end_user_id","id") WHERE "flow_runs"."end_user_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "flow_scenarios_name" ON "flow_scenarios" USING btree ("flow_id","name");--> statement-breakpoint
CREATE UNIQUE INDEX "flow_versions_number" ON "flow_versions" USING btree ("flow_id","number");--> statement-breakpoint
CREATE INDEX "flow_waits_message" ON "flow_waits" USING btree ("message_id");--> statement-breakpoint
CREATE UNIQUE INDEX "flows_key" ON "flows" USING btree ("project_id","key");--> statement-breakpoint
CREATE FUNCTION refuse_version_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'flow_versions are never changed' USING ERRCODE = 'insufficient_privilege';
END $$;--> statement-breakpoint
CREATE TRIGGER flow_versions_unchanged BEFORE UPDATE ON "flow_versions"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_version_change();
