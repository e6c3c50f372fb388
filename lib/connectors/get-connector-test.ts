import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import { type AppError, fail } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import type { TestView } from "./schema";
import { selectTest } from "./store";
import { toTestView } from "./test-view";

/** A test as far as it has come: ask again while its state is "running". */
export async function getConnectorTest(
  ctx: ProjectCtx,
  { testId }: { testId: string },
): Promise<Result<TestView, AppError>> {
  const allowed = await requirePermission(ctx, "connectors.get");
  if (!allowed.ok) return allowed;
  const row = await selectTest(ctx.db, ctx.project.id, testId);
  return row ? ok(toTestView(row, { now: ctx.clock.now(), role: ctx.role })) : fail("not_found");
}
