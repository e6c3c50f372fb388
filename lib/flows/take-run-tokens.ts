import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { requireClient } from "@/lib/auth/require-permission";
import { type AppError, fail } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";
import type { SignedIn } from "@/lib/users/schema";
import { tokensOfSession } from "@/lib/users/tokens-of-session";
import { runState } from "./engine/state";
import { openRun, type RunKey } from "./open-run";
import { markTokensTaken, selectRun } from "./run-store";

const withinSeconds = 600;

/**
 * The tokens of whoever signed in in a run that has ended well: once, within ten minutes of its end.
 * Fails with not_found for a run without any, or whose tokens were taken, and session_ended.
 */
export async function takeRunTokens(
  ctx: ProjectCtx,
  key: RunKey,
): Promise<Result<SignedIn, AppError>> {
  const run = await openRun(ctx, key);
  return run.ok ? takeTokens(ctx, run.value.id, run.value.state.sessionId) : run;
}

/** The same for whoever has proven by other means than the run's token that the run is theirs. */
export async function takeProvenRunTokens(
  ctx: ProjectCtx,
  runId: string,
): Promise<Result<SignedIn, AppError>> {
  const allowed = requireClient(ctx);
  if (!allowed.ok) return allowed;
  const row = await selectRun(ctx.db, ctx.project.id, runId);
  if (row?.mode !== "live") return fail("not_found");
  return takeTokens(ctx, row.id, runState.parse(row.state).sessionId);
}

async function takeTokens(
  ctx: ProjectCtx,
  runId: string,
  sessionId: string | null,
): Promise<Result<SignedIn, AppError>> {
  const isFirst = sessionId !== null && (await markTokensTaken(ctx.db, runId, withinSeconds));
  return isFirst ? tokensOfSession(ctx, sessionId) : fail("not_found");
}
