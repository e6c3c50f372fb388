import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import { type AppError, fail } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import type { Actor, Ctx } from "./context";
import { passwordMatches } from "./password-matches";
import { giveBackToLimit, takeFromLimit } from "./rate-limit";

/** Wrong passwords that a person who is signed in may try, whatever they are asked for. */
const limit = { max: 10, windowSeconds: 15 * 60 };

type Asked = {
  actor: Extract<Actor, { kind: "user" }>;
  operation: "auth.changePassword" | "auth.confirmPassword";
  password: string;
  /** The form's field to show the refusal under. */
  field: string;
};

/**
 * Whether this is the password of whoever is signed in. Counted and audited, because a stolen
 * session must not become the password by trying. Errors: invalid_input at `field`, rate_limited.
 */
export async function checkOwnPassword(
  ctx: Ctx,
  { actor, operation, password, field }: Asked,
): Promise<Result<null, AppError>> {
  const audit = (reason: string) =>
    recordAudit(ctx.db, ctx, {
      operation,
      result: "refused",
      targetId: actor.userId,
      detail: { reason },
    });
  const key = `own-password:user:${actor.userId}`;
  const taken = await takeFromLimit(ctx.db, key, limit);
  if (!taken.allowed) {
    // One row a window: the refusals themselves must not fill the log.
    if (taken.isFirst) await audit("too_many_tries");
    return fail("rate_limited", { retryAfterSeconds: taken.retryAfterSeconds });
  }
  const { isRight } = await passwordMatches(ctx, { userId: actor.userId }, password);
  if (!isRight) {
    await audit("wrong_credentials");
    return fail("invalid_input", { fields: { [field]: "This is not your password." } });
  }
  await giveBackToLimit(ctx.db, key);
  return ok(null);
}
