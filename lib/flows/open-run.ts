import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { requireClient } from "@/lib/auth/require-permission";
import { type AppError, fail } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { type RunState, runState } from "./engine/state";
import { type RunRow, selectRun } from "./run-store";
import { isRunToken } from "./run-token";

/** Which run, and the proof that it is the caller's. */
export type RunKey = { runId: string; runToken: string };

export type OpenRun = Omit<RunRow, "state"> & { state: RunState };

/**
 * The run that the caller holds the token of. One that is past its time counts as expired, whether
 * or not somebody has written that down. not_found for any other, and for a wrong token.
 */
export async function openRun(
  ctx: ProjectCtx,
  { runId, runToken }: RunKey,
): Promise<Result<OpenRun, AppError>> {
  const allowed = requireClient(ctx);
  if (!allowed.ok) return allowed;
  const row = await selectRun(ctx.db, ctx.project.id, runId);
  if (row?.mode !== "live" || !isRunToken(runToken, row.tokenHash))
    return fail("not_found", { text: "This run does not exist, or not any more." });
  const isOpen = row.status === "working" || row.status === "waiting";
  const status = isOpen && row.expiresAt <= ctx.clock.now() ? "expired" : row.status;
  return ok({ ...row, status, state: runState.parse(row.state) });
}
