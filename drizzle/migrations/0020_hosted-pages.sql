CREATE TABLE "run_hand_overs" (
	"run_id" text PRIMARY KEY NOT NULL,
	"project_id" text NOT NULL,
	"code_hash" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "hosted_pages" (
	"project_id" text PRIMARY KEY NOT NULL,
	"return_urls" text[] DEFAULT '{}' NOT NULL,
	"embed_origins" text[] DEFAULT '{}' NOT NULL,
	"accent" text,
	"logo" "bytea",
	"logo_type" text,
	"hands_cookies" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "run_hand_overs" ADD CONSTRAINT "run_hand_overs_run_id_flow_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."flow_runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hosted_pages" ADD CONSTRAINT "hosted_pages_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "run_hand_overs_code" ON "run_hand_overs" USING btree ("code_hash");