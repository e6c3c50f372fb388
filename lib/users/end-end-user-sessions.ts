import "server-only";
import type { z } from "zod";
import { recordAudit } from "@/lib/audit/record-audit";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import { type AppError, fail } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse-input";
import { ok, type Result } from "@/lib/core/result";
import { transact } from "@/lib/db/transact";
import { endEndUserSessionsInput } from "./schema";
import { revokeSession, revokeSessionsOf } from "./session-store";
import { lockEndUser } from "./store";

/** Signs a user out of one session or everywhere; how many ended. Errors: not_found. */
export async function endEndUserSessions(
  ctx: ProjectCtx,
  input: z.input<typeof endEndUserSessionsInput>,
): Promise<Result<{ ended: number }, AppError>> {
  const allowed = await requirePermission(ctx, "users.signOut");
  if (!allowed.ok) return allowed;
  const parsed = parseInput(endEndUserSessionsInput, input);
  if (!parsed.ok) return parsed;
  const { userId, sessionId } = parsed.value;
  const projectId = ctx.project.id;
  const now = ctx.clock.now();
  return transact(ctx.db, async (tx) => {
    if (!(await lockEndUser(tx, projectId, userId))) return fail("not_found");
    const ended = sessionId
      ? Number(await revokeSession(tx, projectId, sessionId, now, userId))
      : await revokeSessionsOf(tx, projectId, [userId], now);
    await recordAudit(tx, ctx, {
      operation: "users.signOut",
      targetId: userId,
      result: "done",
      detail: { ended, ...(sessionId && { sessionId }) },
    });
    return ok({ ended });
  });
}
