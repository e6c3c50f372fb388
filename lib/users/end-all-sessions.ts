import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import type { AppError } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { readSession } from "./read-session";
import { revokeSessionsOf } from "./session-store";

/**
 * Signs the user of this refresh token out everywhere; the number of sessions that ended.
 * Errors: unauthenticated, session_ended.
 */
export async function endAllSessions(
  ctx: ProjectCtx,
  { refreshJwt }: { refreshJwt: string },
): Promise<Result<{ ended: number }, AppError>> {
  const session = await readSession(ctx, { refreshJwt });
  if (!session.ok) return session;
  const { userId } = session.value;
  const ended = await revokeSessionsOf(ctx.db, ctx.project.id, [userId], ctx.clock.now());
  return ok({ ended });
}
