import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import { type AppError, fail } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse-input";
import { ok, type Result } from "@/lib/core/result";
import { transact } from "@/lib/db/transact";
import { checkOwnPassword } from "./check-own-password";
import type { Ctx } from "./context";
import { type ConfirmPasswordInput, confirmPasswordSchema } from "./schema";
import { confirmSession } from "./store";

/**
 * Takes the password of whoever is signed in once more, which opens what `confirmedOperations` names
 * to this session for a while. Errors: unauthenticated, invalid_input, rate_limited.
 */
export async function confirmPassword(
  ctx: Ctx,
  input: ConfirmPasswordInput,
): Promise<Result<null, AppError>> {
  const { actor } = ctx;
  if (actor.kind !== "user") return fail("unauthenticated");
  const parsed = parseInput(confirmPasswordSchema, input);
  if (!parsed.ok) return parsed;
  const checked = await checkOwnPassword(ctx, {
    actor,
    operation: "auth.confirmPassword",
    password: parsed.value.password,
    field: "password",
  });
  if (!checked.ok) return checked;
  return transact(ctx.db, async (tx) => {
    const { sessionId, userId } = actor;
    const isThere = await confirmSession(tx, { sessionId, userId, at: ctx.clock.now() });
    if (!isThere) return fail("unauthenticated");
    await recordAudit(tx, ctx, {
      operation: "auth.confirmPassword",
      result: "done",
      targetId: userId,
    });
    return ok(null);
  });
}
