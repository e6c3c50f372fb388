import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { newTimedId } from "@/lib/core/ids";
import { serverSecret } from "@/lib/keys/server-secret";
import { hashCode } from "./hash-code";
import type { ChallengeIntent, NewChallenge } from "./hot-path-store";
import type { PreparedSend, SendOtpInput } from "./prepare-send";

/** The challenge of a code, bound to everything that the code is good for. */
export async function makeChallenge(
  ctx: ProjectCtx,
  input: SendOtpInput,
  { row, policy, login, recipient }: PreparedSend,
  code: string,
): Promise<NewChallenge> {
  const id = newTimedId("challenge", ctx.clock.now());
  const binding = {
    projectId: ctx.project.id,
    challengeId: id,
    destination: recipient.to,
    purpose: input.purpose,
  };
  const secret = await serverSecret(ctx.db, ctx.keyring, "otp-codes");
  return {
    ...binding,
    id,
    subject: recipient.subject,
    loginId: login.loginId,
    channel: input.channel,
    codeHash: hashCode(secret, binding, code),
    intent: intentOf(input),
    maxTries: policy.maxTries,
    expiresInSeconds: row.expiresInSeconds,
  };
}

function intentOf({ user, customClaims, update }: SendOtpInput): ChallengeIntent {
  return {
    ...(user ? { user } : {}),
    ...(customClaims ? { claims: customClaims } : {}),
    ...(update
      ? {
          update: {
            field: update.field,
            value: update.value,
            addToLoginIds: update.addToLoginIds,
          },
        }
      : {}),
  };
}
