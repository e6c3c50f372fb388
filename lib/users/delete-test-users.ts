import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import type { AppError } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { transact } from "@/lib/db/transact";
import { deleteEndUserRows } from "./store";

/** Deletes every test user of the project; how many there were. */
export async function deleteTestUsers(
  ctx: ProjectCtx,
): Promise<Result<{ deleted: number }, AppError>> {
  const allowed = await requirePermission(ctx, "users.delete");
  if (!allowed.ok) return allowed;
  return transact(ctx.db, async (tx) => {
    const deleted = await deleteEndUserRows(tx, ctx.project.id, "test users");
    await recordAudit(tx, ctx, {
      operation: "users.deleteTestUsers",
      result: "done",
      detail: { deleted: deleted.length },
    });
    return ok({ deleted: deleted.length });
  });
}
