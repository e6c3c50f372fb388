import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { selectFate } from "./read-store";
import type { MessageStatus } from "./status";

export type MessageFate = {
  status: MessageStatus;
  errorClass: string | null;
  errorCode: string | null;
};

/** How far a message has come; null where there is none. For flows, which have checked who asks. */
export function findMessageFate(
  ctx: Pick<ProjectCtx, "db" | "project">,
  messageId: string,
): Promise<MessageFate | null> {
  return selectFate(ctx.db, ctx.project.id, messageId);
}
