-- As before, in a look and a write. The look takes no lock: where another call was faster, the write
-- takes fewer counters than were asked for, undoes itself and is done again. Each counter is found by
-- its key alone, whatever the table looked like when the plan was made: a join that was planned on an
-- empty table read all of it for as long as the connection lasted. A counter of 0 is open, so that
-- opening one again changes no index.
CREATE OR REPLACE FUNCTION take_otp_limits(
  project text, keys text[], maxima integer[], window_seconds integer[], ladders text[],
  OUT refused integer, OUT retry_after_seconds integer
) LANGUAGE plpgsql VOLATILE SET search_path FROM CURRENT AS $$
DECLARE
  at timestamptz := clock_timestamp();
  hit record;
  taken integer;
BEGIN
  IF cardinality(keys) = 0 THEN RETURN; END IF;

  SELECT asked.place, l.ends_at INTO hit
    FROM unnest(keys, maxima, ladders) WITH ORDINALITY AS asked (key, maximum, ladder, place)
    CROSS JOIN LATERAL (
      SELECT count, ends_at FROM otp_limits WHERE project_id = project AND key = asked.key OFFSET 0) l
    WHERE l.ends_at > at
      AND l.count >= CASE WHEN asked.ladder IS NULL THEN asked.maximum ELSE 1 END
    ORDER BY asked.place LIMIT 1;
  IF FOUND THEN
    refused := hit.place;
    retry_after_seconds := greatest(1, ceil(extract(epoch FROM hit.ends_at - at)));
    RETURN;
  END IF;

  -- In the order of their keys, so that two calls never wait for each other.
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
    WHERE l.ends_at <= at OR l.count = 0 OR EXISTS (
      SELECT FROM unnest(keys, maxima, ladders) AS asked (key, maximum, ladder)
      WHERE asked.key = excluded.key AND asked.ladder IS NULL AND l.count < asked.maximum);
  GET DIAGNOSTICS taken = ROW_COUNT;
  -- Undoes this call; the same statement again meets what the other one wrote.
  IF taken < cardinality(keys) THEN
    RAISE EXCEPTION 'a counter was taken meanwhile' USING ERRCODE = 'serialization_failure';
  END IF;
END $$;
