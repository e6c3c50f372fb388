import "server-only";
import { sql } from "drizzle-orm";
import type { Channel } from "@/lib/core/channel";
import type { Db, Queryable } from "@/lib/db/client";

export type DueMessage = {
  id: string;
  connectorId: string | null;
  providerId: string | null;
  channel: Channel;
  recipient: string;
  createdAt: Date;
  /** A receipt has come in the meantime. */
  isReported: boolean;
};

/**
 * Takes messages whose time to be looked at has come, so that no other instance looks too. Who
 * takes one and dies leaves it to be taken again after `leaseMs`.
 */
export async function claimDueMessages(
  db: Queryable,
  { now, leaseMs, limit }: { now: Date; leaseMs: number; limit: number },
): Promise<DueMessage[]> {
  const leasedUntil = new Date(now.getTime() + leaseMs);
  const { rows } = await db.execute<Omit<DueMessage, "createdAt"> & { createdAt: string }>(sql`
    update messages m set poll_at = ${leasedUntil}, poll_count = poll_count + 1
    where id in (
      select id from messages where poll_at <= ${now}
      order by poll_at limit ${limit} for update skip locked)
    returning id, connector_id as "connectorId", provider_id as "providerId", channel, recipient,
      created_at as "createdAt", exists (
        select from message_events e where e.message_id = m.id and e.source = 'receipt'
      ) as "isReported"`);
  return rows.map((row) => ({ ...row, createdAt: new Date(row.createdAt) }));
}

export async function updatePollAt(
  db: Queryable,
  messageId: string,
  pollAt: Date | null,
): Promise<void> {
  await db.execute(sql`update messages set poll_at = ${pollAt} where id = ${messageId}`);
}

/**
 * Marks intents that were never closed as `unknown`: whoever wrote them died before the provider's
 * answer was written down. They are not sent again. Answers how many, at most `limit`.
 */
export async function closeLostIntents(
  db: Db,
  { before, limit }: { before: Date; limit: number },
): Promise<number> {
  const detail = {
    meaning: "The server stopped while the provider was asked, so its answer was never seen.",
    advice: "The code may have arrived, and works if it did. It is not sent again by itself.",
  };
  const { rows } = await db.execute<{ count: number }>(sql`
    with lost as (
      update messages set status = 'unknown', error_class = 'unknown_outcome', updated_at = now(),
        poll_at = now()
      where id in (
        select id from messages where status = 'sending' and created_at < ${before}
        order by created_at limit ${limit} for update skip locked)
      returning id, project_id
    ), noted as (
      insert into message_events (id, project_id, message_id, source, provider_status, detail)
      select 'me_' || left(replace(gen_random_uuid()::text, '-', ''), 24), project_id, id, 'system',
        'lost', ${JSON.stringify(detail)}::jsonb
      from lost on conflict (message_id, provider_status) do nothing
    )
    select count(*)::int as count from lost`);
  return rows[0]?.count ?? 0;
}
