import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import type { AppError } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { findRunOfMessage, type RunOfMessage } from "@/lib/flows/find-run-of-message";
import { getMessage, type MessageDetail } from "@/lib/messages/get-message";
import { type CodeStory, readCodeStory } from "@/lib/otp/read-code-story";
import { type StoryStep, tellSteps } from "./tell-steps";

export type MessageStoryView = {
  message: MessageDetail;
  /** null for a message without a code, and once the code was deleted. */
  code: CodeStory | null;
  /** The run of a flow that sent it; null where none did, and once the run was deleted. */
  run: RunOfMessage | null;
  /** Everything that happened, oldest first. */
  steps: StoryStep[];
  /** Something may still happen: worth asking again soon. */
  isOpen: boolean;
};

/** One message from what asked for it to what became of its code. Permission: `messages.list`. */
export async function getMessageStory(
  ctx: ProjectCtx,
  input: { messageId: string },
): Promise<Result<MessageStoryView, AppError>> {
  const found = await getMessage(ctx, input);
  if (!found.ok) return found;
  const message = found.value;
  const [code, run] = await Promise.all([
    message.challengeId ? readCodeStory(ctx, message.challengeId) : null,
    findRunOfMessage(ctx, message.id),
  ]);
  const now = ctx.clock.now();
  return ok({
    message,
    code,
    run,
    steps: tellSteps(message, code, now),
    isOpen: isOpen(message, code, now),
  });
}

/** Receipts and prices come within a day at most, usually within seconds. */
const followedMs = 86_400_000;

function isOpen({ status, createdAt }: MessageDetail, code: CodeStory | null, now: Date): boolean {
  const ageMs = now.getTime() - new Date(createdAt).getTime();
  if (ageMs > followedMs) return false;
  if (["sending", "queued", "sent", "unknown"].includes(status)) return true;
  return status === "delivered" && code !== null && new Date(code.expiresAt) > now && !code.after;
}
