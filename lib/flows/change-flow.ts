import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import type { ProjectCtx } from "@/lib/auth/context";
import type { Operation } from "@/lib/auth/permissions";
import { requirePermission } from "@/lib/auth/require-permission";
import { type AppError, fail } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";
import type { Queryable } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import { type StoredFlow, selectFlow } from "./store";

type Detail = NonNullable<Parameters<typeof recordAudit>[2]["detail"]>;

/**
 * The frame of every change of one flow: permission, the locked row, and the audit row in the same
 * transaction. A change that answers a failure is undone.
 */
export async function changeFlow<Value>(
  ctx: ProjectCtx,
  { operation, flowKey }: { operation: Operation; flowKey: string },
  change: (
    tx: Queryable,
    flow: StoredFlow,
  ) => Promise<Result<{ value: Value; detail: Detail }, AppError>>,
): Promise<Result<Value, AppError>> {
  const allowed = await requirePermission(ctx, operation);
  if (!allowed.ok) return allowed;
  return transact(ctx.db, async (tx): Promise<Result<Value, AppError>> => {
    const flow = await selectFlow(tx, ctx.project.id, flowKey, { lock: true });
    if (!flow) return fail("not_found");
    const changed = await change(tx, flow);
    if (!changed.ok) return changed;
    await recordAudit(tx, ctx, {
      operation,
      result: "done",
      targetId: flow.id,
      detail: { key: flow.key, ...changed.value.detail },
    });
    return { ok: true, value: changed.value.value };
  });
}
