import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { type AppError, fail } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { issueTokens } from "./issue-tokens";
import { customClaimsSchema, type SignedIn } from "./schema";
import { selectLiveSession } from "./session-store";
import { selectEndUser } from "./store";

/**
 * Signs the tokens of a session that was begun without any, as flows do. Its caller sees to it that
 * this happens once. Fails with session_ended.
 */
export async function tokensOfSession(
  ctx: ProjectCtx,
  sessionId: string,
): Promise<Result<SignedIn, AppError>> {
  const now = ctx.clock.now();
  const row = await selectLiveSession(ctx.db, ctx.project.id, sessionId, now);
  const user = row && (await selectEndUser(ctx.db, ctx.project.id, row.endUserId));
  if (!row || !user) return fail("session_ended");
  const session = {
    id: row.id,
    rotation: row.rotation,
    expiresAt: row.expiresAt,
    claims: customClaimsSchema.catch({}).parse(row.claims),
    amr: row.amr,
  };
  const tokens = await issueTokens(ctx, { session, userId: user.userId, now });
  // The session is made in the moment of the sign-in, and a user who is new has no earlier one.
  const isNew = row.createdAt.getTime() - Date.parse(user.createdAt) < 1_000;
  return ok({ user, sessionId, isNew, tokens });
}
