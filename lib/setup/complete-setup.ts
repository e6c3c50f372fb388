import "server-only";
import { type AuditOrigin, recordAudit } from "@/lib/audit/record-audit";
import { checkNewPassword } from "@/lib/auth/check-new-password";
import type { Ctx } from "@/lib/auth/context";
import { createAccount } from "@/lib/auth/create-account";
import { hashPassword } from "@/lib/auth/hash-password";
import { type IssuedSession, startSession } from "@/lib/auth/start-session";
import { type AppError, fail } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse-input";
import { ok, type Result } from "@/lib/core/result";
import { transact } from "@/lib/db/transact";
import { isCountry } from "@/lib/otp/countries";
import { checkSetupToken } from "./check-setup-token";
import { createProject } from "./create-project";
import { type CompleteSetupInput, completeSetupSchema } from "./schema";
import { hashSetupToken } from "./setup-token";
import { lockSetup, updateSetup } from "./store";

export type CompletedSetup = { session: IssuedSession; projectSlug: string };

/**
 * Makes the first owner and the project "Default", and signs the owner in: once in the life of an
 * installation, whoever asks at the same time. Errors: invalid_input, not_found (wrong token),
 * already_set_up, rate_limited.
 */
export async function completeSetup(
  ctx: Ctx,
  input: CompleteSetupInput,
  userAgent: string | null,
): Promise<Result<CompletedSetup, AppError>> {
  const parsed = parseInput(completeSetupSchema, input);
  if (!parsed.ok) return parsed;
  const { token, name, email, newPassword, countries } = parsed.value;
  if (!countries.every(isCountry))
    return fail("invalid_input", { fields: { countries: "Choose countries from the list." } });
  const isOpen = await checkSetupToken(ctx, token);
  if (!isOpen.ok) return isOpen;
  const weakness = checkNewPassword(newPassword, { name, email });
  if (weakness) return fail("invalid_input", { fields: { newPassword: weakness } });
  // Slow on purpose, so it is done before the row is locked.
  const passwordHash = await hashPassword(ctx, newPassword);

  return transact(ctx.db, async (tx) => {
    const setup = await lockSetup(tx);
    if (setup.isComplete || setup.tokenHash !== hashSetupToken(token))
      return fail("already_set_up");
    await updateSetup(tx, { tokenHash: null, completedAt: ctx.clock.now() });
    const ownerId = await createAccount(ctx, tx, { name, email, passwordHash });
    const { requestId, ip } = ctx;
    const owner: AuditOrigin = { actor: { kind: "user", userId: ownerId }, requestId, ip };
    await recordAudit(tx, owner, {
      operation: "setup.complete",
      result: "done",
      targetId: ownerId,
    });
    const project = await createProject(owner, tx, {
      slug: "default",
      name: "Default",
      ownerId,
      countries,
    });
    const session = await startSession(ctx, tx, ownerId, userAgent);
    return ok({ session, projectSlug: project.slug });
  });
}
