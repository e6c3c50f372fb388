import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import { type AppError, fail } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { transact } from "@/lib/db/transact";
import type { Ctx } from "./context";
import { deleteSessionsOf } from "./store";

/** Signs the person out everywhere but in this browser, and answers in how many places. */
export async function endOtherSessions(ctx: Ctx): Promise<Result<{ ended: number }, AppError>> {
  const { actor } = ctx;
  if (actor.kind !== "user") return fail("unauthenticated");
  return transact(ctx.db, async (tx) => {
    const ended = await deleteSessionsOf(tx, actor.userId, actor.sessionId);
    await recordAudit(tx, ctx, {
      operation: "auth.endOtherSessions",
      result: "done",
      targetId: actor.userId,
      detail: { ended },
    });
    return ok({ ended });
  });
}
