CREATE TABLE "retired_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"retired_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
-- Volatile, so that each write looks anew: a statement that waited for a rotation sees what it retired.
CREATE FUNCTION is_sealed_under_live_key(value text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SET search_path FROM CURRENT AS $$
BEGIN
  RETURN value LIKE 'pb1.%'
    AND NOT EXISTS (SELECT FROM retired_keys WHERE id = split_part(value, '.', 2));
END $$;
--> statement-breakpoint
CREATE DOMAIN sealed_value AS text
  CONSTRAINT sealed_under_live_key CHECK (VALUE IS NULL OR is_sealed_under_live_key(VALUE));
--> statement-breakpoint
ALTER TABLE "connector_secrets" ALTER COLUMN "sealed" SET DATA TYPE "sealed_value";--> statement-breakpoint
ALTER TABLE "key_checks" ALTER COLUMN "sealed" SET DATA TYPE "sealed_value";--> statement-breakpoint
ALTER TABLE "server_secrets" ALTER COLUMN "sealed" SET DATA TYPE "sealed_value";--> statement-breakpoint
ALTER TABLE "sandbox_messages" ALTER COLUMN "sealed" SET DATA TYPE "sealed_value";