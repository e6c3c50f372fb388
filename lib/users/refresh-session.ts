import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import type { ProjectCtx } from "@/lib/auth/context";
import { requireClient } from "@/lib/auth/require-permission";
import { type AppError, fail } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { transact } from "@/lib/db/transact";
import { issueTokens, type TokenSession } from "./issue-tokens";
import { isInGrace } from "./read-session";
import { readToken } from "./read-token";
import { customClaimsSchema, type Refreshed } from "./schema";
import { revokeSession, rotateSession, selectLiveSession } from "./session-store";
import { selectEndUser } from "./store";

/**
 * New tokens for a refresh token. It is replaced by a new one, at most once in ten seconds; in the
 * ten seconds after that the replaced one still gets the new one, for tabs that refresh at once and
 * for an answer that was lost. Whoever uses it later has a copy: the session ends.
 * Errors: unauthenticated for a token that is not good, session_ended for one that was.
 */
export async function refreshSession(
  ctx: ProjectCtx,
  { refreshJwt }: { refreshJwt: string },
): Promise<Result<Refreshed, AppError>> {
  const allowed = requireClient(ctx);
  if (!allowed.ok) return allowed;
  const token = await readToken(ctx, refreshJwt, "refresh");
  if (!token.ok) return token;
  const { sessionId, rotation } = token.value;
  const projectId = ctx.project.id;
  const now = ctx.clock.now();
  const rotated = await rotateSession(ctx.db, projectId, { sessionId, rotation, now });
  const session = rotated ?? (await selectLiveSession(ctx.db, projectId, sessionId, now));
  if (!session || rotation > session.rotation) return fail("session_ended");
  const isKept = !rotated && rotation === session.rotation;
  const isReplaced = rotation === session.rotation - 1 && isInGrace(session.rotatedAt, now);
  if (!rotated && !isKept && !isReplaced) {
    await endReused(ctx, sessionId, now);
    return fail("session_ended");
  }
  const user = await selectEndUser(ctx.db, projectId, session.endUserId);
  if (!user) return fail("session_ended");
  const tokens = await issueTokens(ctx, {
    session: { ...session, claims: claimsOf(session.claims) },
    userId: user.userId,
    now,
  });
  return ok({
    user,
    sessionId,
    tokens: { ...tokens, refreshJwt: isKept ? null : tokens.refreshJwt },
  });
}

/** What is in the table was checked when it came in; a row that fails now has no claims. */
function claimsOf(stored: unknown): TokenSession["claims"] {
  const claims = customClaimsSchema.safeParse(stored);
  return claims.success ? claims.data : {};
}

async function endReused(ctx: ProjectCtx, sessionId: string, now: Date): Promise<void> {
  await transact(ctx.db, async (tx) => {
    if (!(await revokeSession(tx, ctx.project.id, sessionId, now))) return;
    await recordAudit(tx, ctx, {
      operation: "sessions.refresh",
      targetId: sessionId,
      result: "refused",
      detail: { reason: "A replaced refresh token was used again; the session was ended." },
    });
  });
}
