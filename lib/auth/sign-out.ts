import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import { transact } from "@/lib/db/transact";
import type { Ctx } from "./context";
import { deleteSession } from "./store";

/** Ends the session of this browser; without one there is nothing to do. */
export async function signOut(ctx: Ctx): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== "user") return;
  await transact(ctx.db, async (tx) => {
    await deleteSession(tx, actor.sessionId);
    await recordAudit(tx, ctx, {
      operation: "auth.signOut",
      result: "done",
      targetId: actor.userId,
    });
  });
}
