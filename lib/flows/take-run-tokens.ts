import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { type AppError, fail } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";
import type { SignedIn } from "@/lib/users/schema";
import { tokensOfSession } from "@/lib/users/tokens-of-session";
import { openRun, type RunKey } from "./open-run";
import { markTokensTaken } from "./run-store";

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
  if (!run.ok) return run;
  const { sessionId } = run.value.state;
  const isFirst =
    sessionId !== null && (await markTokensTaken(ctx.db, run.value.id, withinSeconds));
  return isFirst ? tokensOfSession(ctx, sessionId) : fail("not_found");
}
