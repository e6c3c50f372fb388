import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { timedIdStart } from "@/lib/core/ids";
import { stepsPerDoubling } from "./latency-scale";

/** Ids carry the server's clock, `created_at` the database's: as far as these may be apart. */
const clockSlackMs = 10 * 60_000;

/** Messages of a project made in a span of time, found by their ids, which sort by time. */
export function messagesMade(projectId: string, from: Date, before: Date | null): SQL {
  const firstId = timedIdStart("message", new Date(from.getTime() - clockSlackMs));
  const isBefore = before
    ? sql`and created_at < ${before} and id < ${timedIdStart("message", new Date(before.getTime() + clockSlackMs))}`
    : sql``;
  // A test send says nothing about the people who sign in.
  return sql`from messages where project_id = ${projectId} and id >= ${firstId}
    and created_at >= ${from} ${isBefore} and purpose <> 'test'`;
}

/** The columns of `message_hours` from `country` on, of one message. */
export const factColumns = sql`coalesce(country, '') as country, connector_name, status,
  coalesce(error_class, '') as error_class, coalesce(cost_currency, '') as cost_currency,
  1 as messages, (verified_at is not null)::integer as verified,
  coalesce(latency_ms, 0) as latency_ms_sum, (latency_ms is not null)::integer as latency_count,
  coalesce(cost_amount, 0) as cost`;

/** The step of a message's latency: see `latency-scale.ts`. */
export const latencyStep = sql`floor(${sql.raw(String(stepsPerDoubling))} * ln(greatest(latency_ms, 1)::float8) / ln(2::float8))::smallint`;
