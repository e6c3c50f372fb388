import "server-only";
import { sql } from "drizzle-orm";
import type { Channel } from "@/lib/core/channel";
import { newId, timedIdStart } from "@/lib/core/ids";
import type { Db } from "@/lib/db/client";
import type { MessageAnswer } from "./schema";

const marginMs = 60_000;

type Span = { channel: Channel; recipient: string; since: Date; until: Date };

/**
 * The provider's ids among these that messages of that time have, in whichever project, and whether
 * another message to the same recipient has none either, so that an id could be its.
 */
export async function selectClaims(
  db: Db,
  messageId: string,
  providerIds: readonly string[],
  { channel, recipient, since, until }: Span,
): Promise<{ claimed: string[]; hasRival: boolean }> {
  // Ids sort by time, so this reads some minutes; a message's row is older than what it became.
  const from = timedIdStart("message", new Date(since.getTime() - marginMs));
  const to = timedIdStart("message", new Date(until.getTime() + marginMs));
  const { rows } = await db.execute<{ providerId: string | null }>(sql`
    select provider_id as "providerId" from messages
    where id >= ${from} and id < ${to} and id <> ${messageId} and (
      provider_id in (select jsonb_array_elements_text(${JSON.stringify(providerIds)}::jsonb))
      or (provider_id is null and status in ('sending', 'unknown')
        and recipient = ${recipient} and channel = ${channel}))`);
  return {
    claimed: rows.flatMap(({ providerId }) => (providerId === null ? [] : [providerId])),
    hasRival: rows.some(({ providerId }) => providerId === null),
  };
}

/** Writes a line of this server's own into a message's story, once for each word. */
export async function insertNote(
  db: Db,
  messageId: string,
  { word, detail, at }: { word: string; detail: MessageAnswer; at: Date },
): Promise<void> {
  await db.execute(sql`
    with noted as (
      insert into message_events (id, project_id, message_id, at, source, provider_status, detail)
      select ${newId("messageEvent")}, project_id, id, ${at}, 'system', ${word},
        ${JSON.stringify(detail)}::jsonb
      from messages where id = ${messageId}
      on conflict (message_id, provider_status) do nothing returning message_id
    )
    update messages set updated_at = now() from noted where id = noted.message_id`);
}
