import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { findMessageFate } from "@/lib/messages/find-message-fate";
import { isFlowErrorClass } from "../model/errors";
import type { Outcome } from "./outcome";

/** The way of a step that waits for a receipt; null while the last word has not been said. */
export async function receiptOutcome(
  ctx: Pick<ProjectCtx, "db" | "project">,
  messageId: string,
): Promise<Outcome | null> {
  const fate = await findMessageFate(ctx, messageId);
  if (!fate || fate.status === "delivered")
    return fate ? { kind: "port", port: "delivered" } : null;
  if (fate.status !== "undelivered" && fate.status !== "failed") return null;
  const { errorClass, errorCode } = fate;
  return {
    kind: "port",
    port: "undelivered",
    told: {
      class: errorClass !== null && isFlowErrorClass(errorClass) ? errorClass : "unreachable",
      code: errorCode,
    },
  };
}
