ALTER TABLE "messages" DROP CONSTRAINT "messages_project_id_projects_id_fk";
--> statement-breakpoint
ALTER TABLE "messages" DROP CONSTRAINT "messages_connector_id_connectors_id_fk";
--> statement-breakpoint
ALTER TABLE "otp_challenges" DROP CONSTRAINT "otp_challenges_project_id_projects_id_fk";
--> statement-breakpoint
ALTER TABLE "otp_limits" DROP CONSTRAINT "otp_limits_project_id_projects_id_fk";
--> statement-breakpoint
ALTER TABLE "otp_subjects" DROP CONSTRAINT "otp_subjects_project_id_projects_id_fk";
--> statement-breakpoint
ALTER TABLE "end_user_logins" DROP CONSTRAINT "end_user_logins_project_id_projects_id_fk";
--> statement-breakpoint
ALTER TABLE "end_user_sessions" DROP CONSTRAINT "end_user_sessions_project_id_projects_id_fk";
--> statement-breakpoint
ALTER TABLE "end_users" DROP CONSTRAINT "end_users_project_id_projects_id_fk";
--> statement-breakpoint
DROP INDEX "messages_challenge";
--> statement-breakpoint
-- Room on each page, so that counting and annotating a row moves no index.
ALTER TABLE "otp_limits" SET (fillfactor = 70);
--> statement-breakpoint
ALTER TABLE "otp_subjects" SET (fillfactor = 70);
--> statement-breakpoint
ALTER TABLE "otp_challenges" SET (fillfactor = 80);
--> statement-breakpoint
-- As before, but a counter that is new is written once and not twice. Two calls may make the same
-- new counter at the same moment; the second then finds it used up by the first and starts again.
CREATE OR REPLACE FUNCTION take_otp_limits(
  project text, keys text[], maxima integer[], window_seconds integer[], ladders text[],
  OUT refused integer, OUT retry_after_seconds integer
) LANGUAGE plpgsql VOLATILE SET search_path FROM CURRENT AS $$
DECLARE
  at timestamptz;
  hit record;
  taken integer;
BEGIN
  IF cardinality(keys) = 0 THEN RETURN; END IF;
  -- In the order of their keys, so that two calls never wait for each other.
  PERFORM FROM otp_limits WHERE project_id = project AND key = ANY (keys) ORDER BY key FOR UPDATE;
  -- After waiting for the locks: now() is when the statement began, which may be a window ago.
  at := clock_timestamp();

  SELECT asked.place, l.ends_at INTO hit
    FROM unnest(keys, maxima, ladders) WITH ORDINALITY AS asked (key, maximum, ladder, place)
    JOIN otp_limits l ON l.project_id = project AND l.key = asked.key
    WHERE l.ends_at > at AND (asked.ladder IS NOT NULL OR l.count >= asked.maximum)
    ORDER BY asked.place LIMIT 1;
  IF FOUND THEN
    refused := hit.place;
    retry_after_seconds := greatest(1, ceil(extract(epoch FROM hit.ends_at - at)));
    RETURN;
  END IF;

  INSERT INTO otp_limits AS l (project_id, key, count, ends_at)
    SELECT project, asked.key, 1,
      at + make_interval(secs => CASE WHEN asked.ladder IS NULL THEN asked.seconds
        ELSE split_part(asked.ladder, ',', 1)::integer END)
    FROM unnest(keys, window_seconds, ladders) AS asked (key, seconds, ladder) ORDER BY asked.key
  ON CONFLICT (project_id, key) DO UPDATE SET
    (count, ends_at) = (
      SELECT used.count, CASE
        WHEN asked.ladder IS NULL AND l.ends_at > at THEN l.ends_at
        WHEN asked.ladder IS NULL THEN excluded.ends_at
        ELSE at + make_interval(secs => (string_to_array(asked.ladder, ',')::integer[])[
          least(used.count, cardinality(string_to_array(asked.ladder, ',')))]) END
      FROM unnest(keys, ladders) AS asked (key, ladder),
        LATERAL (SELECT CASE
          WHEN asked.ladder IS NULL AND l.ends_at <= at THEN 1
          WHEN asked.ladder IS NOT NULL AND l.ends_at <= at - interval '1 hour' THEN 1
          ELSE l.count + 1 END AS count) used
      WHERE asked.key = excluded.key)
    WHERE l.ends_at <= at OR EXISTS (
      SELECT FROM unnest(keys, maxima, ladders) AS asked (key, maximum, ladder)
      WHERE asked.key = excluded.key AND asked.ladder IS NULL AND l.count < asked.maximum);
  GET DIAGNOSTICS taken = ROW_COUNT;
  -- Undoes this call; the same statement again meets the counter and its lock.
  IF taken < cardinality(keys) THEN
    RAISE EXCEPTION 'a counter was made meanwhile' USING ERRCODE = 'serialization_failure';
  END IF;
END $$;
