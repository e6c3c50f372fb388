CREATE TABLE "message_days" (
	"project_id" text NOT NULL,
	"day" date NOT NULL,
	"country" text NOT NULL,
	"connector_name" text NOT NULL,
	"status" text NOT NULL,
	"error_class" text NOT NULL,
	"cost_currency" text NOT NULL,
	"messages" bigint NOT NULL,
	"verified" bigint NOT NULL,
	"latency_ms_sum" bigint NOT NULL,
	"latency_count" bigint NOT NULL,
	"cost" numeric NOT NULL,
	CONSTRAINT "message_days_key" PRIMARY KEY("project_id","day","country","connector_name","status","error_class","cost_currency")
);
--> statement-breakpoint
ALTER TABLE "message_days" ADD CONSTRAINT "message_days_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;