import { getDb } from "@/lib/db/client";
import { insertMessage } from "@/test/messages";

/** What a browser test says of a message; the rest is as sending leaves it. */
export type SentMessage = {
  recipient?: string;
  channel?: "sms" | "voice" | "email";
  status?: "sending" | "queued" | "sent" | "delivered" | "undelivered" | "failed" | "unknown";
  errorClass?: string;
  errorCode?: string;
  answer?: Record<string, unknown>;
  connectorName?: string;
  isVerified?: boolean;
  minutesAgo?: number;
};
export type SendMessages = { projectId: string; messages: readonly SentMessage[] };

/** Writes messages down as if they had been sent. Answers their ids. */
export async function sendMessages({ projectId, messages }: SendMessages): Promise<string[]> {
  const ids: string[] = [];
  for (const { minutesAgo = 0, isVerified = false, ...columns } of messages)
    ids.push(
      await insertMessage(getDb(), projectId, {
        ...columns,
        createdAt: new Date(Date.now() - minutesAgo * 60_000),
        verifiedAt: isVerified ? new Date() : null,
      }),
    );
  return ids;
}
