import { expect, it } from "vitest";
import type { AppError } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";
import { createTestUser } from "@/lib/users/create-test-user";
import { readMe } from "@/lib/users/read-me";
import { refreshSession } from "@/lib/users/refresh-session";
import { setEndUserStatus } from "@/lib/users/set-end-user-status";
import { codeOnPhone, createOtpProject } from "@/test/otp";
import { clearUserLimits } from "./clear-user-limits";
import { sendOtp } from "./send-otp";
import { verifyOtp } from "./verify-otp";

const test = await createOtpProject();
const { app } = test;
const admin = test.ctxFor("admin");

function given<T>(result: Result<T, AppError>): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}
const send = (loginId: string) =>
  sendOtp(app, { channel: "sms", purpose: "sign_up_or_in", loginId, from: "api" });
const verify = (loginId: string, code: string) =>
  verifyOtp(app, { channel: "sms", loginId, code, userAgent: "Test browser" });

it("a test user that was made signs in by its code and refreshes until it is disabled", async () => {
  const loginId = "+14155550143";
  const { userId } = given(await createTestUser(admin, { loginId, code: "482915", days: 1 }));
  expect(given(await send(loginId)).messageId).toBeNull();
  const { tokens, user, isNew } = given(await verify(loginId, "482915"));
  expect({ userId: user.userId, isTest: user.isTest, isNew }).toEqual({
    userId,
    isTest: true,
    isNew: false,
  });
  expect(given(await refreshSession(app, tokens)).user.userId).toBe(userId);
  given(await setEndUserStatus(admin, { userId, status: "disabled" }));
  expect(await refreshSession(app, tokens)).toMatchObject({ error: { code: "session_ended" } });
  expect(await send(loginId)).toMatchObject({ error: { code: "user_disabled" } });
});

it("somebody who asked for too many codes may ask again once an admin has cleared the limits", async () => {
  const loginId = "+14155550144";
  given(await send(loginId));
  const { tokens, user } = given(await verify(loginId, await codeOnPhone(test, loginId)));
  expect(given(await readMe(app, tokens))).toMatchObject({ phone: loginId, isPhoneVerified: true });
  given(await send(loginId));
  expect(await send(loginId)).toMatchObject({ error: { code: "rate_limited" } });
  given(await clearUserLimits(admin, { userId: user.userId }));
  expect((await send(loginId)).ok).toBe(true);
});
