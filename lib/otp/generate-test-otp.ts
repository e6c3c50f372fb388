import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import type { Channel } from "@/lib/core/channel";
import { type AppError, fail } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { makeCode } from "./hash-code";
import { insertChallenge } from "./hot-path-store";
import { makeChallenge } from "./make-challenge";
import { prepareSend } from "./prepare-send";

/**
 * Makes a code for a test user and answers it; nothing is sent. It signs in like a code that came
 * by message. For everybody else it fails with user_unknown: a code of theirs is never answered.
 */
export async function generateTestOtp(
  ctx: ProjectCtx,
  input: { channel: Channel; loginId: string; customClaims?: Record<string, unknown> },
): Promise<Result<{ loginId: string; code: string }, AppError>> {
  const allowed = await requirePermission(ctx, "users.save");
  if (!allowed.ok) return allowed;
  const send = { ...input, purpose: "sign_in", from: "api" } as const;
  const prepared = await prepareSend(ctx, send);
  if (!prepared.ok) return prepared;
  const { row, policy, login } = prepared.value;
  if (!row.user?.isTest)
    return fail("user_unknown", { text: "There is no test user with this login id." });
  if (!row.user.mayUseTestCode)
    return fail("user_disabled", { text: "This test user's time has ended." });
  const code = makeCode(policy.codeLength);
  await insertChallenge(ctx.db, [], await makeChallenge(ctx, send, prepared.value, code), null);
  return ok({ loginId: login.loginId, code });
}
