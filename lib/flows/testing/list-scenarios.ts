import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import { type AppError, fail } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { selectScenarios } from "../scenario-store";
import type { ScenarioView } from "../schema";
import { selectFlow } from "../store";

/** The scenarios of a flow, by name. */
export async function listScenarios(
  ctx: ProjectCtx,
  { flowKey }: { flowKey: string },
): Promise<Result<ScenarioView[], AppError>> {
  const allowed = await requirePermission(ctx, "flows.list");
  if (!allowed.ok) return allowed;
  const flow = await selectFlow(ctx.db, ctx.project.id, flowKey);
  if (!flow) return fail("not_found");
  const stored = await selectScenarios(ctx.db, flow.id);
  return ok(stored.map((row) => ({ ...row, updatedAt: row.updatedAt.toISOString() })));
}
