import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import { type AppError, fail } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { countFailures, type FailureGroup } from "./run-list-store";
import { selectFlow } from "./store";

const weekMs = 7 * 86_400_000;

/** Failed runs of the last seven days by step and reason, most first. */
export async function groupFailures(
  ctx: ProjectCtx,
  { flowKey }: { flowKey: string },
): Promise<Result<FailureGroup[], AppError>> {
  const allowed = await requirePermission(ctx, "runs.list");
  if (!allowed.ok) return allowed;
  const flow = await selectFlow(ctx.db, ctx.project.id, flowKey);
  if (!flow) return fail("not_found");
  const since = new Date(ctx.clock.now().getTime() - weekMs);
  return ok(await countFailures(ctx.db, ctx.project.id, flow.id, since));
}
