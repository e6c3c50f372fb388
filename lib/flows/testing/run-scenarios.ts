import "server-only";
import type { z } from "zod";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import { type AppError, fail } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import type { ScenarioResult } from "../model/scenario";
import type { runScenariosInput } from "../schema";
import { selectFlow } from "../store";
import { playScenarios } from "./play-scenarios";

/** Plays every scenario of a flow with what the editor shows. */
export async function runScenarios(
  ctx: ProjectCtx,
  { flowKey, document }: z.output<typeof runScenariosInput>,
): Promise<Result<ScenarioResult[], AppError>> {
  const allowed = await requirePermission(ctx, "flows.test");
  if (!allowed.ok) return allowed;
  const flow = await selectFlow(ctx.db, ctx.project.id, flowKey);
  return flow ? ok(await playScenarios(ctx, flow, document)) : fail("not_found");
}
