import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import { type AppError, fail } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { mayReveal } from "@/lib/users/reveal";
import { maskTrace } from "./mask-trace";
import { flowDocument } from "./model/document";
import { selectListedRun } from "./run-list-store";
import { selectTrace } from "./run-store";
import type { RunDetails } from "./search";
import { selectFlow } from "./store";
import { toRunSummary } from "./to-run-summary";
import { toTraceView } from "./to-trace-view";

/** One run with its trace and the version it is pinned to; values are masked by role. */
export async function getRun(
  ctx: ProjectCtx,
  { flowKey, runId }: { flowKey: string; runId: string },
): Promise<Result<RunDetails, AppError>> {
  const allowed = await requirePermission(ctx, "runs.list");
  if (!allowed.ok) return allowed;
  const flow = await selectFlow(ctx.db, ctx.project.id, flowKey);
  const row = flow && (await selectListedRun(ctx.db, ctx.project.id, runId));
  if (!row || row.flowId !== flow.id) return fail("not_found");
  const isWhole = mayReveal(ctx);
  const trace = (await selectTrace(ctx.db, runId)).map(toTraceView);
  return ok({
    run: toRunSummary(row, isWhole),
    document: flowDocument.parse(row.document),
    trace: isWhole ? trace : maskTrace(trace),
    isMasked: !isWhole,
  });
}
