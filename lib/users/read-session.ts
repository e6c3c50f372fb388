import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { requireClient } from "@/lib/auth/require-permission";
import { type AppError, fail } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { readToken, type TokenClaims } from "./read-token";
import { graceSeconds, selectLiveSession } from "./session-store";

/**
 * Who shows this refresh token: it must be good, of a session that has not ended, and the newest of
 * it (or the one before for a few seconds after it was replaced).
 * Errors: unauthenticated for a token that is not good, session_ended for one that was.
 */
export async function readSession(
  ctx: ProjectCtx,
  { refreshJwt }: { refreshJwt: string },
): Promise<Result<TokenClaims, AppError>> {
  const allowed = requireClient(ctx);
  if (!allowed.ok) return allowed;
  const token = await readToken(ctx, refreshJwt, "refresh");
  if (!token.ok) return token;
  const now = ctx.clock.now();
  const session = await selectLiveSession(ctx.db, ctx.project.id, token.value.sessionId, now);
  if (!session) return fail("session_ended");
  const { rotation } = token.value;
  const isNewest = rotation === session.rotation;
  return isNewest || (rotation === session.rotation - 1 && isInGrace(session.rotatedAt, now))
    ? ok(token.value)
    : fail("session_ended");
}

/** Whether a token that was replaced at `rotatedAt` is still taken. */
export const isInGrace = (rotatedAt: Date, now: Date): boolean =>
  now.getTime() - rotatedAt.getTime() < graceSeconds * 1000;
