import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { connectorHealth } from "@/drizzle/schema/messages";
import type { ErrorClass } from "@/lib/connectors/kit/connector-error";
import { timedIdStart } from "@/lib/core/ids";
import type { Db, Queryable } from "@/lib/db/client";
import { statement } from "@/lib/db/statement";
import type { MessageAnswer } from "./schema";
import { type MessageStatus, messageStatuses } from "./status";

export type Outcome = {
  status: MessageStatus;
  errorClass: ErrorClass | null;
  errorCode: string | null;
  providerId: string | null;
  answer: MessageAnswer;
  latencyMs: number;
  /** When to ask the provider what became of it; null for never. */
  pollAt: Date | null;
};

const recordOutcome = statement(
  "record-outcome",
  `update messages set
    status = case when array_position($2::text[], status) < array_position($2::text[], $3)
      then $3 else status end,
    error_class = case when array_position($2::text[], status) < array_position($2::text[], $3)
      then $4 else error_class end,
    error_code = case when array_position($2::text[], status) < array_position($2::text[], $3)
      then $5 else error_code end,
    provider_id = coalesce($6, provider_id), answer = $7::jsonb, latency_ms = $8, updated_at = now(),
    poll_at = $9,
    sent_at = case when $3 in ('queued', 'sent', 'delivered') then coalesce(sent_at, now()) else sent_at end,
    delivered_at = case when $3 = 'delivered' then now() else delivered_at end
  where id = $1`,
);

/** Writes what the provider answered. A receipt may have told more in the meantime, and stays. */
export async function updateOutcome(db: Db, messageId: string, outcome: Outcome): Promise<void> {
  const { status, errorClass, errorCode, providerId, answer, latencyMs, pollAt } = outcome;
  await recordOutcome(db, [
    messageId,
    messageStatuses,
    status,
    errorClass,
    errorCode,
    providerId,
    JSON.stringify(answer),
    latencyMs,
    pollAt,
  ]);
}

/** One more failure in a row; answers how many. */
export async function insertFailure(
  db: Queryable,
  { connectorId, projectId }: { connectorId: string; projectId: string },
  errorClass: ErrorClass,
): Promise<number> {
  const [row] = await db
    .insert(connectorHealth)
    .values({
      connectorId,
      projectId,
      failures: 1,
      lastErrorClass: errorClass,
      lastFailedAt: sql`now()`,
    })
    .onConflictDoUpdate({
      target: connectorHealth.connectorId,
      set: {
        failures: sql`${connectorHealth.failures} + 1`,
        lastErrorClass: errorClass,
        lastFailedAt: sql`now()`,
      },
    })
    .returning({ failures: connectorHealth.failures });
  return row?.failures ?? 1;
}

/** Messages of the connector since a moment, and those of them that ended in one of the classes. */
export async function countRecent(
  db: Queryable,
  connectorId: string,
  since: Date,
  classes: readonly ErrorClass[],
): Promise<{ all: number; failed: number }> {
  const { rows } = await db.execute<{ all: number; failed: number }>(sql`
    select count(*)::int as all,
      count(*) filter (where error_class in ${[...classes]})::int as failed
    from messages where connector_id = ${connectorId} and id > ${timedIdStart("message", since)}`);
  return rows[0] ?? { all: 0, failed: 0 };
}

export async function openBreaker(
  db: Queryable,
  connectorId: string,
  seconds: number,
): Promise<void> {
  await db
    .update(connectorHealth)
    .set({
      openUntil: sql`now() + make_interval(secs => ${seconds})`,
      openedAt: sql`coalesce(${connectorHealth.openedAt}, now())`,
    })
    .where(eq(connectorHealth.connectorId, connectorId));
}

/** Lets one caller through after the pause, and holds the others back for another one. */
export async function claimProbe(
  db: Queryable,
  connectorId: string,
  seconds: number,
): Promise<boolean> {
  const rows = await db
    .update(connectorHealth)
    .set({ openUntil: sql`now() + make_interval(secs => ${seconds})` })
    .where(
      and(eq(connectorHealth.connectorId, connectorId), sql`${connectorHealth.openUntil} <= now()`),
    )
    .returning({ id: connectorHealth.connectorId });
  return rows.length === 1;
}

export async function deleteHealth(db: Queryable, connectorId: string): Promise<void> {
  await db.delete(connectorHealth).where(eq(connectorHealth.connectorId, connectorId));
}

/** The trouble of a connector; null for none. */
export async function selectHealth(
  db: Queryable,
  connectorId: string,
): Promise<{ isOpen: boolean; isPaused: boolean } | null> {
  const [row] = await db
    .select({
      isOpen: sql<boolean>`${connectorHealth.openUntil} is not null`,
      isPaused: sql<boolean>`coalesce(${connectorHealth.openUntil} > now(), false)`,
    })
    .from(connectorHealth)
    .where(eq(connectorHealth.connectorId, connectorId));
  return row ?? null;
}
