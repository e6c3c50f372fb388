import "server-only";
import type { z } from "zod";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import { type AppError, fail } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { mayReveal } from "@/lib/users/reveal";
import { runState } from "./engine/state";
import { maskLogin } from "./mask-trace";
import { type ListedRun, selectRuns } from "./run-list-store";
import type { listRunsInput, RunPage, RunSummary } from "./schema";
import { selectFlow } from "./store";

const pageSize = 50;

/** Runs of end users through a flow, newest first, fifty at a time. */
export async function listRuns(
  ctx: ProjectCtx,
  { flowKey, ...filter }: z.output<typeof listRunsInput>,
): Promise<Result<RunPage, AppError>> {
  const allowed = await requirePermission(ctx, "runs.list");
  if (!allowed.ok) return allowed;
  const flow = await selectFlow(ctx.db, ctx.project.id, flowKey);
  if (!flow) return fail("not_found");
  const rows = await selectRuns(ctx.db, ctx.project.id, flow.id, filter, pageSize + 1);
  const runs = rows.slice(0, pageSize).map((row) => toRunSummary(row, mayReveal(ctx)));
  return ok({ runs, nextCursor: rows.length > pageSize ? (runs.at(-1)?.id ?? null) : null });
}

export function toRunSummary(row: ListedRun, isWhole: boolean): RunSummary {
  const { user, challenge, frames } = runState.parse(row.state);
  const who = user.loginId ?? challenge?.loginId ?? null;
  const isOpen = row.status === "working" || row.status === "waiting";
  return {
    id: row.id,
    status: row.status,
    number: row.number,
    endUserId: row.endUserId,
    who: who === null || isWhole ? who : maskLogin(who),
    stepId: isOpen ? (frames[0]?.stepId ?? null) : null,
    failedStep: row.failedStep,
    failedClass: row.failedClass,
    startedAt: row.startedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
  };
}
