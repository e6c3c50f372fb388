CREATE TABLE "otp_stops" (
	"project_id" text NOT NULL,
	"channel" text NOT NULL,
	"range" text NOT NULL,
	"sent" integer NOT NULL,
	"verified" integer NOT NULL,
	"stopped_at" timestamp with time zone NOT NULL,
	"until" timestamp with time zone NOT NULL,
	CONSTRAINT "otp_stops_project_id_channel_range_pk" PRIMARY KEY("project_id","channel","range")
);
