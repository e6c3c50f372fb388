import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import type { AppError } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { transact } from "@/lib/db/transact";
import { deleteMessages, lockProject } from "./store";

/** Empties the project's sandbox phone. */
export async function clearMessages(
  ctx: ProjectCtx,
): Promise<Result<{ deleted: number }, AppError>> {
  const allowed = await requirePermission(ctx, "sandbox.clear");
  if (!allowed.ok) return allowed;
  const deleted = await transact(ctx.db, async (tx) => {
    await lockProject(tx, ctx.project.id);
    const count = await deleteMessages(tx, ctx.project.id);
    await recordAudit(tx, ctx, { operation: "sandbox.clear", result: "done", detail: { count } });
    return count;
  });
  return ok({ deleted });
}
