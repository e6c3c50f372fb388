import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import { type AppError, fail } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { runState } from "../engine/state";
import type { OpenRun } from "../open-run";
import { selectRun } from "../run-store";

/** A test run of the project. not_found for any other run. */
export async function openTestRun(
  ctx: ProjectCtx,
  runId: string,
): Promise<Result<OpenRun, AppError>> {
  const allowed = await requirePermission(ctx, "flows.test");
  if (!allowed.ok) return allowed;
  const row = await selectRun(ctx.db, ctx.project.id, runId);
  if (row?.mode !== "test") return fail("not_found", { text: "This test run is gone." });
  return ok({ ...row, state: runState.parse(row.state) });
}

/** The engine works as the system: its verbs are those of end users, which admins are not. */
export const asEngine = (ctx: ProjectCtx): ProjectCtx => ({
  ...ctx,
  actor: { kind: "system", name: "flow-test" },
  role: null,
});
