import "server-only";
import { sql } from "drizzle-orm";
import type { Queryable } from "@/lib/db/client";
import { factColumns, latencyStep, messagesMade } from "./message-facts";

export type DueHour = { projectId: string; hour: Date };

/**
 * Notes the hours of messages that changed since the last look, at most `spanHours` of changes in
 * one go, and moves the mark. Answers how far behind now the mark still is, or null while another
 * instance looks.
 * Looks back beyond the mark by two minutes: a change is seen once its transaction has ended, and no
 * transaction of ours takes that long.
 * Hours that retention has begun to empty stay as they were counted.
 */
export async function noteChangedHours(
  tx: Queryable,
  { spanHours, firstLookDays }: { spanHours: number; firstLookDays: number },
): Promise<{ isBehind: boolean } | null> {
  await tx.execute(sql`
    insert into message_hours_mark (id, seen_up_to)
    values ('all', now() - make_interval(days => ${firstLookDays})) on conflict do nothing`);
  const { rows } = await tx.execute<{ from: string; to: string; isBehind: boolean }>(sql`
    select seen_up_to - interval '2 minutes' as from,
      least(seen_up_to + make_interval(hours => ${spanHours}), now()) as to,
      seen_up_to + make_interval(hours => ${spanHours}) < now() as "isBehind"
    from message_hours_mark where id = 'all' for update skip locked`);
  const [span] = rows;
  if (!span) return null;
  await tx.execute(sql`
    insert into message_hours_due (project_id, hour)
    select changed.project_id, changed.hour from (
      select distinct project_id, date_trunc('hour', created_at, 'UTC') as hour from messages
      where updated_at >= ${span.from} and updated_at <= ${span.to}
    ) changed
    left join project_settings settings on settings.project_id = changed.project_id
    where changed.hour > now() - make_interval(days => coalesce(settings.retention_days, 90))
    on conflict do nothing`);
  await tx.execute(sql`update message_hours_mark set seen_up_to = ${span.to} where id = 'all'`);
  return { isBehind: span.isBehind };
}

/** Takes one hour that is due, so that no other instance counts it; null when there is none. */
export async function claimDueHour(tx: Queryable): Promise<DueHour | null> {
  const { rows } = await tx.execute<{ projectId: string; hour: Date }>(sql`
    delete from message_hours_due where (project_id, hour) = (
      select project_id, hour from message_hours_due
      order by hour desc limit 1 for update skip locked)
    returning project_id as "projectId", hour`);
  const [row] = rows;
  return row ? { projectId: row.projectId, hour: new Date(row.hour) } : null;
}

/** Counts the messages of an hour anew in place of what was counted before. */
export async function countHour(tx: Queryable, { projectId, hour }: DueHour): Promise<void> {
  const made = messagesMade(projectId, hour, new Date(hour.getTime() + 3_600_000));
  const ofHour = sql`project_id = ${projectId} and hour = ${hour}`;
  await tx.execute(sql`delete from message_hours where ${ofHour}`);
  await tx.execute(sql`
    insert into message_hours (project_id, hour, channel, country, connector_name, status,
      error_class, cost_currency, messages, verified, latency_ms_sum, latency_count, cost)
    select ${projectId}, ${hour}::timestamptz, channel, country, connector_name, status,
      error_class, cost_currency, sum(messages), sum(verified), sum(latency_ms_sum),
      sum(latency_count), sum(cost)
    from (select channel, ${factColumns} ${made}) facts
    group by channel, country, connector_name, status, error_class, cost_currency`);
  await tx.execute(sql`delete from message_hour_latencies where ${ofHour}`);
  await tx.execute(sql`
    insert into message_hour_latencies (project_id, hour, step, messages)
    select ${projectId}, ${hour}::timestamptz, ${latencyStep} as step, count(*)
    ${made} and latency_ms is not null group by step`);
}

/** Adds the counted hours of a day up, in place of what was added up before. */
export async function countDay(tx: Queryable, { projectId, hour }: DueHour): Promise<void> {
  const day = hour.toISOString().slice(0, 10);
  // Until the transaction ends: who counts another hour of the day waits here, and sees this one.
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`message-days:${projectId}:${day}`}, 0))`,
  );
  await tx.execute(
    sql`delete from message_days where project_id = ${projectId} and day = ${day}::date`,
  );
  await tx.execute(sql`
    insert into message_days (project_id, day, country, connector_name, status, error_class,
      cost_currency, messages, verified, latency_ms_sum, latency_count, cost)
    select project_id, ${day}::date, country, connector_name, status, error_class,
      cost_currency, sum(messages), sum(verified), sum(latency_ms_sum), sum(latency_count), sum(cost)
    from message_hours
    where project_id = ${projectId} and hour >= ${`${day}T00:00:00Z`}::timestamptz
      and hour < ${`${day}T00:00:00Z`}::timestamptz + interval '24 hours'
    group by project_id, country, connector_name, status, error_class, cost_currency`);
}

/** Drops counts that no page shows any more. Answers how many rows went. */
export async function deleteHoursBefore(db: Queryable, before: Date): Promise<number> {
  const day = before.toISOString().slice(0, 10);
  const gone = [
    await db.execute(sql`delete from message_hours where hour < ${before}`),
    await db.execute(sql`delete from message_hour_latencies where hour < ${before}`),
    await db.execute(sql`delete from message_days where day < ${day}::date`),
  ];
  return gone.reduce((sum, { rowCount }) => sum + (rowCount ?? 0), 0);
}
