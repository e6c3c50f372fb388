import { messageEvents, messages } from "@/drizzle/schema/messages";
import { otpChallenges } from "@/drizzle/schema/otp";
import { newId, newTimedId } from "@/lib/core/ids";
import { parsePhone } from "@/lib/core/phone";
import type { Queryable } from "@/lib/db/client";

type Row = typeof messages.$inferInsert;
type EventRow = typeof messageEvents.$inferInsert;

/** A message as sending leaves it; `changes` say what is special about it. Answers its id. */
export async function insertMessage(
  db: Queryable,
  projectId: string,
  changes: Partial<Row> = {},
): Promise<string> {
  const createdAt = changes.createdAt ?? new Date();
  const recipient = changes.recipient ?? "+14155550100";
  const channel = changes.channel ?? (recipient.includes("@") ? "email" : "sms");
  const phone = parsePhone(recipient);
  const id = changes.id ?? newTimedId("message", createdAt);
  await db.insert(messages).values({
    purpose: "otp",
    channel,
    recipient,
    recipientTail: channel === "email" ? null : recipient.slice(-4),
    country: phone.ok ? phone.value.country : null,
    connectorId: null,
    connectorName: "Twilio main",
    connectorType: "twilio",
    templateName: "System",
    status: "sent",
    answer: null,
    story: {
      checks: [],
      choice: {
        connector: "default",
        template: "default",
        templateVersion: null,
        locale: null,
      },
    },
    preview: "Your code is ••••••",
    ...changes,
    id,
    projectId,
    createdAt,
    updatedAt: changes.updatedAt ?? createdAt,
  });
  return id;
}

/** A receipt, or what a status query found. */
export async function insertMessageEvent(
  db: Queryable,
  projectId: string,
  messageId: string,
  changes: Partial<EventRow> = {},
): Promise<void> {
  await db.insert(messageEvents).values({
    id: newId("messageEvent"),
    source: "receipt",
    providerStatus: "delivered",
    detail: {},
    ...changes,
    projectId,
    messageId,
  });
}

/** A code as sending leaves it, for the subject "+14155550100" unless `changes` say otherwise. */
export async function insertCode(
  db: Queryable,
  projectId: string,
  changes: Partial<typeof otpChallenges.$inferInsert> = {},
): Promise<string> {
  const id = changes.id ?? newId("challenge");
  const createdAt = changes.createdAt ?? new Date();
  await db.insert(otpChallenges).values({
    subject: "+14155550100",
    loginId: "+14155550100",
    channel: "sms",
    purpose: "sign_up_or_in",
    destination: "+14155550100",
    codeHash: "0".repeat(64),
    intent: {},
    maxTries: 5,
    expiresAt: new Date(createdAt.getTime() + 300_000),
    ...changes,
    id,
    projectId,
    createdAt,
  });
  return id;
}
