import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import { type AppError, fail } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse-input";
import { ok, type Result } from "@/lib/core/result";
import { transact } from "@/lib/db/transact";
import { checkNewPassword } from "./check-new-password";
import { checkOwnPassword } from "./check-own-password";
import type { Ctx } from "./context";
import { hashPassword } from "./hash-password";
import { type ChangePasswordInput, changePasswordSchema } from "./schema";
import { type IssuedSession, startSession } from "./start-session";
import { deleteSessionsOf, updatePasswordHash } from "./store";

/**
 * Gives the signed-in person a new password, for the old one. Ends all sessions, so whoever knew the
 * old password is out at once, and answers a new one for this browser. Errors: unauthenticated,
 * invalid_input, rate_limited.
 */
export async function changePassword(
  ctx: Ctx,
  input: ChangePasswordInput,
  userAgent: string | null,
): Promise<Result<{ session: IssuedSession; endedSessions: number }, AppError>> {
  const { actor } = ctx;
  if (actor.kind !== "user") return fail("unauthenticated");
  const parsed = parseInput(changePasswordSchema, input);
  if (!parsed.ok) return parsed;
  const { currentPassword, newPassword } = parsed.value;

  const checked = await checkOwnPassword(ctx, {
    actor,
    operation: "auth.changePassword",
    password: currentPassword,
    field: "currentPassword",
  });
  if (!checked.ok) return checked;

  const weakness = checkNewPassword(newPassword, actor);
  if (weakness) return fail("invalid_input", { fields: { newPassword: weakness } });
  const passwordHash = await hashPassword(ctx, newPassword);
  return transact(ctx.db, async (tx) => {
    await updatePasswordHash(tx, actor.userId, passwordHash);
    const endedSessions = await deleteSessionsOf(tx, actor.userId);
    await recordAudit(tx, ctx, {
      operation: "auth.changePassword",
      result: "done",
      targetId: actor.userId,
      detail: { endedSessions },
    });
    const session = await startSession(ctx, tx, actor.userId, userAgent);
    return ok({ session, endedSessions: Math.max(0, endedSessions - 1) });
  });
}
