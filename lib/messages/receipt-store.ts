import "server-only";
import type { Db } from "@/lib/db/client";
import { statement } from "@/lib/db/statement";
import type { MessageAnswer } from "./schema";
import { type MessageStatus, messageStatuses } from "./status";

export type Heard = {
  connectorId: string;
  /** The message it is about; null where only the provider's id tells. */
  messageId: string | null;
  providerId: string;
  source: "receipt" | "poll";
  at: Date;
  eventId: string;
  status: MessageStatus;
  providerStatus: string;
  errorClass: string | null;
  errorCode: string | null;
  detail: MessageAnswer;
  cost: { amount: string; currency: string } | null;
  segments: number | null;
  /** The next look of a message whose provider id was not known until now. */
  firstPollAt: Date;
};

/** What is known of the message now. */
export type Known = { status: MessageStatus; hasCost: boolean };

// One statement, so that a burst of reports needs one round trip each, and so that none can be half
// written. The row is locked by the update, which then goes by its newest state: two reports of one
// message cannot overtake each other.
const recordHeard = statement<Known>(
  "record-heard",
  `with found as (
    select id, project_id from messages
    where connector_id = $1 and case when $2::text is null then provider_id = $3
      else id = $2 and (provider_id is null or provider_id = $3) end
    order by id desc limit 1
  ), noted as (
    insert into message_events
      (id, project_id, message_id, at, source, provider_status, error_code, detail)
    select $4, project_id, id, $5, $6, $7, $8, $9::jsonb from found
    on conflict (message_id, provider_status) do nothing returning id
  )
  update messages m set
    provider_id = coalesce(m.provider_id, $3),
    status = case when array_position($10::text[], m.status) < array_position($10::text[], $11)
      then $11 else m.status end,
    error_class = case when array_position($10::text[], m.status) < array_position($10::text[], $11)
      then $12 else m.error_class end,
    error_code = case when array_position($10::text[], m.status) < array_position($10::text[], $11)
      then $8 else m.error_code end,
    sent_at = case when $11 in ('sent', 'delivered', 'undelivered') then coalesce(m.sent_at, $5)
      else m.sent_at end,
    delivered_at = case when $11 = 'delivered' then coalesce(m.delivered_at, $5)
      else m.delivered_at end,
    cost_amount = coalesce($13::numeric, m.cost_amount),
    cost_currency = coalesce($14, m.cost_currency),
    segments = coalesce($15::integer, m.segments),
    poll_at = case when m.provider_id is null then coalesce(m.poll_at, $16) else m.poll_at end,
    updated_at = now()
  from found where m.id = found.id
  returning m.status, m.cost_amount is not null as "hasCost"`,
);

/** Writes down what became known of a message. Null where the connector has no such message. */
export async function insertHeard(db: Db, heard: Heard): Promise<Known | null> {
  const [row] = await recordHeard(db, [
    heard.connectorId,
    heard.messageId,
    heard.providerId,
    heard.eventId,
    heard.at,
    heard.source,
    heard.providerStatus,
    heard.errorCode,
    JSON.stringify(heard.detail),
    messageStatuses,
    heard.status,
    heard.errorClass,
    heard.cost?.amount ?? null,
    heard.cost?.currency ?? null,
    heard.segments,
    heard.firstPollAt,
  ]);
  return row ?? null;
}
