import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { requireClient } from "@/lib/auth/require-permission";
import { type AppError, fail } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { readToken } from "./read-token";
import { revokeSession } from "./session-store";

/**
 * Signs out: the session of this refresh token ends. Any of its tokens will do, also a replaced one.
 * Errors: unauthenticated, session_ended when it had ended before.
 */
export async function endSession(
  ctx: ProjectCtx,
  { refreshJwt }: { refreshJwt: string },
): Promise<Result<null, AppError>> {
  const allowed = requireClient(ctx);
  if (!allowed.ok) return allowed;
  const token = await readToken(ctx, refreshJwt, "refresh");
  if (!token.ok) return token;
  const { sessionId } = token.value;
  const hasEnded = await revokeSession(ctx.db, ctx.project.id, sessionId, ctx.clock.now());
  return hasEnded ? ok(null) : fail("session_ended");
}
