import "server-only";
import type { z } from "zod";
import { recordAudit } from "@/lib/audit/record-audit";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import { type AppError, fail } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse-input";
import type { Result } from "@/lib/core/result";
import { transact } from "@/lib/db/transact";
import { type EndUser, setEndUserStatusInput } from "./schema";
import { revokeSessionsOf } from "./session-store";
import { lockEndUser, updateEndUserRow } from "./store";
import { storedEndUser } from "./stored-end-user";

/** Disables or enables a user. Disabling ends the user's sessions at once. Errors: not_found. */
export async function setEndUserStatus(
  ctx: ProjectCtx,
  input: z.input<typeof setEndUserStatusInput>,
): Promise<Result<EndUser, AppError>> {
  const allowed = await requirePermission(ctx, "users.save");
  if (!allowed.ok) return allowed;
  const parsed = parseInput(setEndUserStatusInput, input);
  if (!parsed.ok) return parsed;
  const { userId, status } = parsed.value;
  const projectId = ctx.project.id;
  return transact(ctx.db, async (tx) => {
    if (!(await lockEndUser(tx, projectId, userId))) return fail("not_found");
    await updateEndUserRow(tx, projectId, userId, { status });
    const ended =
      status === "disabled" ? await revokeSessionsOf(tx, projectId, [userId], ctx.clock.now()) : 0;
    await recordAudit(tx, ctx, {
      operation: "users.setStatus",
      targetId: userId,
      result: "done",
      detail: { status, sessionsEnded: ended },
    });
    return storedEndUser(tx, ctx, userId);
  });
}
