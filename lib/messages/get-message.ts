import "server-only";
import { z } from "zod";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import { type AppError, fail } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse-input";
import { ok, type Result } from "@/lib/core/result";
import { mayReveal } from "./may-reveal";
import { type MessageListItem, toListItem } from "./message-view";
import { selectMessage, selectMessageEvents } from "./read-store";
import { type MessageAnswer, type MessageStory, messageAnswer, messageStory } from "./schema";
import { messageId } from "./search";

/** What became known of a message after it was handed over. */
export type MessageEvent = {
  at: string;
  /** `receipt`: the provider told; `poll`: it was asked; `system`: this server noticed. */
  source: "receipt" | "poll" | "system";
  /** The provider's own word for the state. */
  providerStatus: string;
  errorCode: string | null;
  detail: MessageAnswer;
};

export type MessageDetail = MessageListItem & {
  templateId: string | null;
  endUserId: string | null;
  challengeId: string | null;
  /** The provider's id of the message ("SM…"). */
  providerId: string | null;
  /** What the provider answered to the send; null while it is asked. */
  answer: MessageAnswer | null;
  /** How the call ended, whatever became known later. */
  outcome: "waiting" | "accepted" | "refused" | "unknown";
  story: MessageStory | null;
  /** The text with its code as dots; null for roles that see masked recipients, as texts can name people. */
  preview: string | null;
  sentAt: string | null;
  deliveredAt: string | null;
  verifiedAt: string | null;
  /** In the order in which it became known. */
  events: MessageEvent[];
};

const getMessageInput = z.object({ messageId });

/** One message with everything that the provider told of it. */
export async function getMessage(
  ctx: ProjectCtx,
  input: z.input<typeof getMessageInput>,
): Promise<Result<MessageDetail, AppError>> {
  const allowed = await requirePermission(ctx, "messages.list");
  if (!allowed.ok) return allowed;
  const parsed = parseInput(getMessageInput, input);
  if (!parsed.ok) return fail("not_found");
  const row = await selectMessage(ctx.db, ctx.project.id, parsed.value.messageId);
  if (!row) return fail("not_found");
  const events = await selectMessageEvents(ctx.db, row.id);
  const reveals = mayReveal(ctx);
  const answer = row.answer === null ? null : readAnswer(row.answer, reveals);
  return ok({
    ...toListItem(row, reveals),
    templateId: row.templateId,
    endUserId: row.endUserId,
    challengeId: row.challengeId,
    providerId: row.providerId,
    answer,
    outcome: outcomeOf(answer, row),
    story: messageStory.safeParse(row.story).data ?? null,
    preview: reveals ? row.preview : null,
    sentAt: iso(row.sentAt),
    deliveredAt: iso(row.deliveredAt),
    verifiedAt: iso(row.verifiedAt),
    events: events.map((event) => ({
      at: event.at.toISOString(),
      source: event.source,
      providerStatus: event.providerStatus,
      errorCode: event.errorCode,
      detail: readAnswer(event.detail, reveals),
    })),
  });
}

/** Only failures come with a meaning. One that was refused has no provider's id and stays failed. */
function outcomeOf(
  answer: MessageAnswer | null,
  { status, providerId }: { status: string; providerId: string | null },
): MessageDetail["outcome"] {
  if (!answer) return "waiting";
  if (answer.meaning === undefined) return "accepted";
  return status === "failed" && providerId === null ? "refused" : "unknown";
}

/** The provider's own words are for those who may see whom they are about. */
function readAnswer(stored: unknown, reveals: boolean): MessageAnswer {
  const answer = messageAnswer.safeParse(stored).data ?? {};
  return reveals ? answer : { ...answer, text: undefined };
}

const iso = (date: Date | null) => date?.toISOString() ?? null;
