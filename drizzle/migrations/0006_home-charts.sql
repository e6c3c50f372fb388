CREATE TABLE "message_hour_latencies" (
	"project_id" text NOT NULL,
	"hour" timestamp with time zone NOT NULL,
	"step" smallint NOT NULL,
	"messages" bigint NOT NULL,
	CONSTRAINT "message_hour_latencies_project_id_hour_step_pk" PRIMARY KEY("project_id","hour","step")
);
--> statement-breakpoint
CREATE TABLE "message_hours_due" (
	"project_id" text NOT NULL,
	"hour" timestamp with time zone NOT NULL,
	CONSTRAINT "message_hours_due_project_id_hour_pk" PRIMARY KEY("project_id","hour")
);
--> statement-breakpoint
CREATE TABLE "message_hours_mark" (
	"id" text PRIMARY KEY NOT NULL,
	"seen_up_to" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "message_hour_latencies" ADD CONSTRAINT "message_hour_latencies_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_hours_due" ADD CONSTRAINT "message_hours_due_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "messages_changed" ON "messages" USING brin ("updated_at") WITH (pages_per_range=16,autosummarize=true);