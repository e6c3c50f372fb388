import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import { type AppError, fail } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { isReferenced, transact } from "@/lib/db/transact";
import { deleteConnectorRow, selectConnector } from "./store";

/**
 * Deletes a connector with its secrets and tests. While anything sends through it the database
 * itself refuses, whoever added the use and however late: in_use.
 */
export async function deleteConnector(
  ctx: ProjectCtx,
  { connectorId }: { connectorId: string },
): Promise<Result<null, AppError>> {
  const allowed = await requirePermission(ctx, "connectors.delete");
  if (!allowed.ok) return allowed;
  try {
    return await transact(ctx.db, async (tx) => {
      const row = await selectConnector(tx, ctx.project.id, connectorId, { lock: true });
      if (!row) return fail("not_found");
      await deleteConnectorRow(tx, ctx.project.id, connectorId);
      await recordAudit(tx, ctx, {
        operation: "connectors.delete",
        targetId: connectorId,
        result: "done",
        detail: { type: row.type, name: row.name },
      });
      return ok(null);
    });
  } catch (error) {
    if (isReferenced(error)) return fail("in_use");
    throw error;
  }
}
