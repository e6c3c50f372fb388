import "server-only";
import { sql } from "drizzle-orm";
import type { Channel } from "@/lib/core/channel";
import type { Queryable } from "@/lib/db/client";
import type { MessageStatus } from "@/lib/messages/status";

export type SentRow = {
  status: MessageStatus;
  errorClass: string | null;
  errorCode: string | null;
  channel: Channel;
  loginId: string;
  destination: string;
  policy: unknown;
  /** Milliseconds since 1970. */
  sentAt: number;
};

/** The code that a message carries, and what became of the message. */
export async function selectSent(
  db: Queryable,
  projectId: string,
  messageId: string,
): Promise<SentRow | null> {
  const { rows } = await db.execute<SentRow>(sql`
    select m.status, m.error_class as "errorClass", m.error_code as "errorCode", c.channel,
      c.login_id as "loginId", c.destination, oc.policy,
      (extract(epoch from m.created_at) * 1000)::float8 as "sentAt"
    from messages m
    join otp_challenges c on c.id = m.challenge_id
    join otp_channels oc on oc.project_id = m.project_id and oc.channel = c.channel
    where m.id = ${messageId} and m.project_id = ${projectId}`);
  return rows[0] ?? null;
}
