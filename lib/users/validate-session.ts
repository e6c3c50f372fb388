import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { requireClient } from "@/lib/auth/require-permission";
import { type AppError, fail } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";
import { readToken, type TokenClaims } from "./read-token";
import { selectLiveSession } from "./session-store";

/**
 * Checks a session token here instead of with the published keys, so that a session which has ended
 * is noticed at once. Errors: unauthenticated, session_ended.
 */
export async function validateSession(
  ctx: ProjectCtx,
  { sessionJwt }: { sessionJwt: string },
): Promise<Result<TokenClaims, AppError>> {
  const allowed = requireClient(ctx);
  if (!allowed.ok) return allowed;
  const token = await readToken(ctx, sessionJwt, "session");
  if (!token.ok) return token;
  const { sessionId } = token.value;
  const session = await selectLiveSession(ctx.db, ctx.project.id, sessionId, ctx.clock.now());
  return session ? token : fail("session_ended");
}
