import "server-only";
import { and, eq, isNotNull, sql } from "drizzle-orm";
import { connectorHealth } from "@/drizzle/schema/messages";
import type { Queryable } from "@/lib/db/client";
import { factColumns, latencyStep, messagesMade } from "./message-facts";
import type { PeriodWindow } from "./period-window";
import type { Counts } from "./schema";

/** Counts of the messages that share a step and currency, a country, a connector and currency, or a class. */
export type Figures = Counts & {
  by: "step" | "country" | "connector" | "class";
  /** When the step began, in milliseconds since 1970. */
  step: number | null;
  country: string | null;
  connectorName: string | null;
  errorClass: string | null;
  /** "" where nothing was paid. */
  currency: string | null;
  cost: number;
  latencyMsSum: number;
  latencyCount: number;
};

/** Everything that Home counts, in one pass over the counted hours and the last two hours' messages. */
export async function selectFigures(
  db: Queryable,
  projectId: string,
  window: PeriodWindow,
): Promise<Figures[]> {
  const { rows } = await db.execute<Figures>(sql`
    with facts as (
      select day at time zone 'UTC' as at, ${countedColumns} from message_days
      where project_id = ${projectId} and day >= ${dayOf(window.from)}::date
        and day < ${dayOf(window.hoursFrom)}::date
      union all
      select hour, ${countedColumns} from message_hours
      where project_id = ${projectId} and hour >= ${window.hoursFrom} and hour < ${window.liveFrom}
      union all
      select created_at, ${factColumns} ${messagesMade(projectId, window.liveFrom, null)}
    ), counted as (
      select ${startOfStep(window)} as step, country, connector_name, error_class, cost_currency,
        status, sum(messages::float8) as messages, sum(verified::float8) as verified,
        sum(cost::float8) as cost, sum(latency_ms_sum::float8) as latency_ms_sum,
        sum(latency_count::float8) as latency_count
      from facts group by 1, 2, 3, 4, 5, 6
    ), told as (
      select *,
        case when status in ('queued', 'sent', 'delivered', 'undelivered') then messages
          else verified end as sent,
        case status when 'delivered' then messages else verified end as delivered,
        case when status in ('failed', 'undelivered') then messages - verified else 0 end as refused,
        case status when 'unknown' then messages - verified else 0 end as unknown
      from counted
    )
    select
      case when grouping(step) = 0 then 'step' when grouping(country) = 0 then 'country'
        when grouping(connector_name) = 0 then 'connector' else 'class' end as by,
      ${milliseconds} as step, country, connector_name as "connectorName", error_class as "errorClass",
      cost_currency as currency,
      sum(messages) as "all", sum(sent) as sent, sum(delivered) as delivered,
      sum(verified) as verified, sum(refused) as refused, sum(unknown) as unknown,
      sum(cost) as cost, sum(latency_ms_sum) as "latencyMsSum", sum(latency_count) as "latencyCount"
    from told
    group by grouping sets
      ((step, cost_currency), (country), (connector_name, cost_currency), (error_class))`);
  return rows;
}

/** How many messages of each step of the period fell into each step of the latency scale. */
export async function selectLatencies(
  db: Queryable,
  projectId: string,
  window: PeriodWindow,
): Promise<{ step: number; latencyStep: number; messages: number }[]> {
  const { rows } = await db.execute<{ step: number; latencyStep: number; messages: number }>(sql`
    with facts as (
      select hour as at, step as latency_step, messages from message_hour_latencies
      where project_id = ${projectId} and hour >= ${window.from} and hour < ${window.liveFrom}
      union all
      select created_at, ${latencyStep}, 1 ${messagesMade(projectId, window.liveFrom, null)}
        and latency_ms is not null
    ), counted as (
      select ${startOfStep(window)} as step, latency_step, sum(messages::float8) as messages
      from facts group by 1, 2
    )
    select ${milliseconds} as step, latency_step as "latencyStep", messages from counted`);
  return rows;
}

/** Connectors that are left alone after failures, until one call succeeds. */
export async function selectPausedConnectors(
  db: Queryable,
  projectId: string,
): Promise<{ connectorId: string; failures: number; lastFailedAt: Date | null }[]> {
  return db
    .select({
      connectorId: connectorHealth.connectorId,
      failures: connectorHealth.failures,
      lastFailedAt: connectorHealth.lastFailedAt,
    })
    .from(connectorHealth)
    .where(and(eq(connectorHealth.projectId, projectId), isNotNull(connectorHealth.openedAt)));
}

/** Whether anything was ever sent, and whether anything but tests was. */
export async function selectFirstSends(
  db: Queryable,
  projectId: string,
): Promise<{ any: boolean; real: boolean }> {
  const { rows } = await db.execute<{ any: boolean; real: boolean }>(sql`
    select
      exists (select from messages where project_id = ${projectId})
        or exists (select from message_days where project_id = ${projectId}) as any,
      exists (select from message_days where project_id = ${projectId})
        or exists (select from messages where project_id = ${projectId} and purpose <> 'test')
        as real`);
  return rows[0] ?? { any: false, real: false };
}

/** When the step of a fact began. */
const startOfStep = ({ from, stepMs }: PeriodWindow) =>
  sql`date_bin(make_interval(secs => ${stepMs / 1000}), at, ${from}::timestamptz)`;

const milliseconds = sql`(extract(epoch from step) * 1000)::float8`;

const countedColumns = sql`country, connector_name, status, error_class, cost_currency, messages,
  verified, latency_ms_sum, latency_count, cost`;

const dayOf = (at: Date) => at.toISOString().slice(0, 10);
