import "server-only";
import type { z } from "zod";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import { type AppError, fail } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { timeRange } from "@/lib/core/time-span";
import { countFailures } from "./run-list-store";
import type { FailureGroup, groupFailuresInput } from "./search";
import { selectFlow } from "./store";
import { nameOfPath } from "./to-run-summary";

/** Failed runs of a time by step and reason, most first. Any time where none is given. */
export async function groupFailures(
  ctx: ProjectCtx,
  input: z.output<typeof groupFailuresInput>,
): Promise<Result<FailureGroup[], AppError>> {
  const allowed = await requirePermission(ctx, "runs.list");
  if (!allowed.ok) return allowed;
  const flow = await selectFlow(ctx.db, ctx.project.id, input.flowKey);
  if (!flow) return fail("not_found");
  const groups = await countFailures(ctx.db, {
    projectId: ctx.project.id,
    flowId: flow.id,
    version: input.version,
    ...timeRange(ctx.clock.now(), input),
  });
  return ok(
    groups.map((group) => ({
      stepId: group.stepId,
      stepName: nameOfPath(group.stepId, group),
      reason: group.reason,
      runs: group.runs,
      lastAt: group.lastAt.toISOString(),
    })),
  );
}
