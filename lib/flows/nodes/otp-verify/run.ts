import "server-only";
import { verifyCode } from "@/lib/otp/verify-otp";
import { findSignIn } from "@/lib/users/find-sign-in";
import type { EndUser } from "@/lib/users/schema";
import { errorOf } from "../../engine/error-of";
import type { NodeRun, Outcome } from "../../engine/node-run";

/**
 * Compares the code that was just entered. Without one, because the run was cut off in between, the
 * screen is shown again: codes are kept nowhere.
 */
export const runOtpVerify: NodeRun<"otp-verify"> = async (work, { config }) => {
  const { ctx, state, codes, ids, isResumed, userAgent, note } = work;
  const { challenge } = state;
  if (!challenge) return { kind: "error", error: { class: "no_code", code: null } };
  const { channel, loginId } = challenge;
  note({ channel, loginId });
  if (isResumed) {
    const user = await findSignIn(ctx, ids.session);
    if (user) return verified(user, loginId, ids.session);
  }
  const code = Object.hasOwn(codes, config.codeField) ? codes[config.codeField] : undefined;
  if (code === undefined) return { kind: "again" };
  const result = await verifyCode(ctx, {
    channel,
    loginId,
    code,
    userAgent,
    sessionId: ids.session,
  });
  if (!result.ok) {
    // Of codes alone: nothing of it came from outside.
    return result.error.code === "invalid_input"
      ? { kind: "error", error: { class: "wrong_code", code: null } }
      : errorOf(result.error);
  }
  return verified(result.value.user, loginId, ids.session);
};

function verified(user: EndUser, loginId: string, sessionId: string): Outcome {
  return {
    kind: "port",
    port: "verified",
    changes: { sessionId, user: userValues(user, loginId), challenge: null },
  };
}

/** What texts may say of whoever has signed in. */
export const userValues = (user: EndUser, loginId: string): Record<string, string> => ({
  userId: user.userId,
  loginId,
  name: user.name,
  givenName: user.givenName,
  familyName: user.familyName,
  email: user.email,
  phone: user.phone,
});
