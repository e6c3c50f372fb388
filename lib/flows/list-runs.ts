import "server-only";
import type { z } from "zod";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import { type AppError, fail } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { timeRange } from "@/lib/core/time-span";
import { mayReveal } from "@/lib/users/reveal";
import { hasRuns, selectRuns } from "./run-list-store";
import type { listRunsInput, RunPage } from "./search";
import { selectFlow } from "./store";
import { toRunSummary } from "./to-run-summary";

const pageSize = 50;

/** Runs of end users through a flow that match, newest first, fifty at a time. */
export async function listRuns(
  ctx: ProjectCtx,
  input: z.output<typeof listRunsInput>,
): Promise<Result<RunPage, AppError>> {
  const allowed = await requirePermission(ctx, "runs.list");
  if (!allowed.ok) return allowed;
  const { flowKey, status, failedStep, failedClass, version, cursor } = input;
  const flow = await selectFlow(ctx.db, ctx.project.id, flowKey);
  if (!flow) return fail("not_found");
  const query = {
    projectId: ctx.project.id,
    flowId: flow.id,
    statuses: status,
    failedStep,
    failedClass,
    version,
    cursor,
    ...timeRange(ctx.clock.now(), input),
  };
  const found = await selectRuns(ctx.db, query, pageSize + 1);
  const rows = found.slice(0, pageSize).map((row) => toRunSummary(row, mayReveal(ctx)));
  return ok({
    rows,
    nextCursor: found.length > pageSize ? (rows.at(-1)?.id ?? null) : null,
    isEmpty: rows.length === 0 && !cursor && !(await hasRuns(ctx.db, query)),
  });
}
