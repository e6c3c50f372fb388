import "server-only";
import type { Channel } from "@/lib/core/channel";
import type { Db } from "@/lib/db/client";
import { statement } from "@/lib/db/statement";

export type FlowMessage = {
  id: string;
  projectId: string;
  channel: Channel;
  to: string;
  country: string | null;
  connectorId: string;
  connectorName: string;
  connectorType: string;
  endUserId: string | null;
  story: unknown;
  preview: string;
  segments: number | null;
};

export type Limit = { key: string; max: number; windowSeconds: number };

const admit = statement<{ refused: number | null; retryAfterSeconds: number | null }>(
  "flows-admit-message",
  `with limits as (
    select * from take_otp_limits($1, $2::text[], $3::integer[], $4::integer[], $5::text[])),
  message as (
    insert into messages (id, project_id, purpose, channel, recipient, recipient_tail, country,
      connector_id, connector_name, connector_type, template_id, template_name, end_user_id, status,
      story, preview, segments)
    select $6, $1, 'flow', $7, $8, case when $7 <> 'email' then right($8, 4) end, $9, $10, $11, $12,
      null, 'Flow', $13, 'sending', $14::jsonb, $15, $16::integer
    from limits where refused is null)
  select refused, retry_after_seconds as "retryAfterSeconds" from limits`,
);

/**
 * Takes the limits and writes the message down as `sending`, both or neither. Answers the seconds to
 * wait where a limit refused. A message with this id that is there already makes it throw.
 */
export async function admitMessage(
  db: Db,
  message: FlowMessage,
  limits: readonly Limit[],
): Promise<{ retryAfterSeconds: number } | null> {
  const [row] = await admit(db, [
    message.projectId,
    limits.map(({ key }) => key),
    limits.map(({ max }) => max),
    limits.map(({ windowSeconds }) => windowSeconds),
    limits.map(() => null),
    message.id,
    message.channel,
    message.to,
    message.country,
    message.connectorId,
    message.connectorName,
    message.connectorType,
    message.endUserId,
    JSON.stringify(message.story),
    message.preview,
    message.segments,
  ]);
  if (!row) throw new Error("Admitting a message answered no row.");
  return row.refused === null ? null : { retryAfterSeconds: row.retryAfterSeconds ?? 1 };
}
