import "server-only";
import type { z } from "zod";
import { recordAudit } from "@/lib/audit/record-audit";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import type { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse-input";
import { ok, type Result } from "@/lib/core/result";
import { transact } from "@/lib/db/transact";
import { deleteEndUsersInput } from "./schema";
import { deleteEndUserRows } from "./store";

/**
 * Deletes users with their login ids and sessions; the number of those that were there. What was
 * sent to them stays in the messages until those expire.
 */
export async function deleteEndUsers(
  ctx: ProjectCtx,
  input: z.input<typeof deleteEndUsersInput>,
): Promise<Result<{ deleted: number }, AppError>> {
  const allowed = await requirePermission(ctx, "users.delete");
  if (!allowed.ok) return allowed;
  const parsed = parseInput(deleteEndUsersInput, input);
  if (!parsed.ok) return parsed;
  return transact(ctx.db, async (tx) => {
    const deleted = await deleteEndUserRows(tx, ctx.project.id, parsed.value.userIds);
    for (const targetId of deleted)
      await recordAudit(tx, ctx, { operation: "users.delete", targetId, result: "done" });
    return ok({ deleted: deleted.length });
  });
}
