import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import type { AppError } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { readSession } from "./read-session";
import type { SignIn } from "./schema";
import { selectSessions } from "./session-store";

const limit = 100;

/**
 * When and how the user of this refresh token signed in, newest first, the last hundred.
 * Errors: unauthenticated, session_ended.
 */
export async function listSignIns(
  ctx: ProjectCtx,
  { refreshJwt }: { refreshJwt: string },
): Promise<Result<{ userId: string; signIns: SignIn[] }, AppError>> {
  const session = await readSession(ctx, { refreshJwt });
  if (!session.ok) return session;
  const { userId } = session.value;
  const rows = await selectSessions(ctx.db, ctx.project.id, userId, limit);
  const signIns = rows.map(({ id, createdAt, amr, ip, userAgent }) => ({
    sessionId: id,
    at: createdAt.toISOString(),
    amr,
    ip,
    userAgent,
  }));
  return ok({ userId, signIns });
}
