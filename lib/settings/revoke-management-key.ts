import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import { type AppError, fail } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { transact } from "@/lib/db/transact";
import { selectKey, setKeyRevoked } from "./keys-store";
import type { ManagementKeyIdInput } from "./schema";

/** Ends a management key for good, from its next call on. Once more changes nothing. Errors: not_found. */
export async function revokeManagementKey(
  ctx: ProjectCtx,
  { keyId }: ManagementKeyIdInput,
): Promise<Result<null, AppError>> {
  const allowed = await requirePermission(ctx, "keys.save");
  if (!allowed.ok) return allowed;
  return transact(ctx.db, async (tx): Promise<Result<null, AppError>> => {
    const key = await selectKey(tx, ctx.project.id, { id: keyId });
    if (!key) return fail("not_found");
    if (!(await setKeyRevoked(tx, ctx.project.id, keyId, ctx.clock.now()))) return ok(null);
    await recordAudit(tx, ctx, {
      operation: "keys.save",
      result: "done",
      targetId: keyId,
      detail: { revoked: { name: key.name, scopes: key.scopes }, endsIn: key.endsIn },
    });
    return ok(null);
  });
}
