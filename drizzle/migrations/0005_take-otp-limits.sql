-- Takes one from every counter named, or from none: the first one that is used up is answered, in the
-- order given. One statement and so one transaction of its own, whatever the number of counters.
-- A counter opens a window of `window_seconds[i]` at its first use and allows `maxima[i]` in it. One
-- with a ladder ("30,60,120") instead allows one at a time with growing gaps: the n-th use closes it
-- for the n-th number of seconds; after an hour without use it starts anew.
CREATE FUNCTION take_otp_limits(
  project text, keys text[], maxima integer[], window_seconds integer[], ladders text[],
  OUT refused integer, OUT retry_after_seconds integer
) LANGUAGE plpgsql VOLATILE SET search_path FROM CURRENT AS $$
DECLARE
  at timestamptz;
  hit record;
BEGIN
  -- In the order of their keys, so that two calls never wait for each other.
  INSERT INTO otp_limits (project_id, key, count, ends_at)
    SELECT project, k, 0, '-infinity' FROM unnest(keys) AS k ORDER BY k
    ON CONFLICT DO NOTHING;
  PERFORM FROM otp_limits WHERE project_id = project AND key = ANY (keys) ORDER BY key FOR UPDATE;
  -- After waiting for the locks: now() is when the statement began, which may be a window ago.
  at := clock_timestamp();

  SELECT asked.place, l.count, l.ends_at, asked.maximum INTO hit
    FROM unnest(keys, maxima, ladders) WITH ORDINALITY AS asked (key, maximum, ladder, place)
    JOIN otp_limits l ON l.project_id = project AND l.key = asked.key
    WHERE l.ends_at > at AND (asked.ladder IS NOT NULL OR l.count >= asked.maximum)
    ORDER BY asked.place LIMIT 1;
  IF FOUND THEN
    refused := hit.place;
    retry_after_seconds := greatest(1, ceil(extract(epoch FROM hit.ends_at - at)));
    RETURN;
  END IF;

  UPDATE otp_limits l SET
    count = CASE
      WHEN asked.ladder IS NULL AND l.ends_at <= at THEN 1
      WHEN asked.ladder IS NOT NULL AND l.ends_at <= at - interval '1 hour' THEN 1
      ELSE l.count + 1 END,
    ends_at = CASE
      WHEN asked.ladder IS NULL AND l.ends_at > at THEN l.ends_at
      WHEN asked.ladder IS NULL THEN at + make_interval(secs => asked.seconds)
      ELSE at + make_interval(secs => (string_to_array(asked.ladder, ',')::integer[])[
        least(CASE WHEN l.ends_at <= at - interval '1 hour' THEN 1 ELSE l.count + 1 END,
              cardinality(string_to_array(asked.ladder, ',')))])
      END
    FROM unnest(keys, window_seconds, ladders) AS asked (key, seconds, ladder)
    WHERE l.project_id = project AND l.key = asked.key;
END $$;
