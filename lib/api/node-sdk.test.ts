import nodeSdk from "@descope/node-sdk";
import { expect, test } from "vitest";
import { startApi } from "@/test/api";
import { changePolicy, codeOnPhone, createOtpProject, openLimits } from "@/test/otp";

const project = await createOtpProject({ sendsPerAddress: null, sendsPerPrefix: null });
const api = await startApi(project);
const sdk = nodeSdk({ projectId: project.project.id, baseUrl: api.baseUrl });

let next = 0;
const freshNumber = () => `+1415555${String(1000 + next++)}`;

/** Signs a fresh number up and answers its tokens. */
async function signIn(to = freshNumber(), claims?: Record<string, string>) {
  const sent = await sdk.otp.signUpOrIn.sms(to, claims && { customClaims: claims });
  expect(sent.ok).toBe(true);
  const verified = await sdk.otp.verify.sms(to, await codeOnPhone(project, to));
  if (!verified.ok || !verified.data) throw new Error(JSON.stringify(verified.error));
  const { sessionJwt, refreshJwt, user } = verified.data;
  if (!refreshJwt || !user) throw new Error("The answer lacks a refresh token or the user.");
  return { to, sessionJwt, refreshJwt, user, data: verified.data };
}

test("signing up by SMS answers a masked number, then tokens of a new user", async () => {
  const to = freshNumber();
  const sent = await sdk.otp.signUp.sms(to, { name: "Ada Lovelace", email: "Ada@Example.com" });
  expect(sent).toMatchObject({ ok: true, code: 200 });
  expect(sent.data).toEqual({
    maskedPhone: `+1********${to.slice(-2)}`,
    verificationAttempts: 5,
    expiresInSeconds: 300,
    resendAfterSeconds: expect.any(Number),
  });
  const verified = await sdk.otp.verify.sms(to, await codeOnPhone(project, to));
  expect(verified.data).toMatchObject({
    firstSeen: true,
    cookiePath: "/",
    user: {
      loginIds: [to],
      name: "Ada Lovelace",
      phone: to,
      verifiedPhone: true,
      verifiedEmail: false,
      status: "enabled",
      test: false,
      roleNames: [],
    },
  });
  const { data } = verified;
  expect(data?.sessionExpiration).toBeGreaterThan(Date.now() / 1000 + 500);
  expect(data?.cookieMaxAge).toBeGreaterThan(27 * 86_400);
  const checked = await sdk.validateSession(data?.sessionJwt ?? "");
  expect(checked.token).toMatchObject({
    iss: project.project.id,
    sub: data?.user?.userId,
    amr: ["sms"],
    drn: "DS",
  });
});

test("a voice call and an e-mail carry codes as well", async () => {
  const to = freshNumber();
  expect(await sdk.otp.signUpOrIn.voice(to)).toMatchObject({ ok: true });
  const code = await codeOnPhone(project, to, "voice");
  expect(await sdk.otp.verify.voice(to, code)).toMatchObject({ ok: true });

  const sent = await sdk.otp.signUp.email("Grace@Example.com");
  expect(sent.data).toMatchObject({ maskedEmail: "g****@e******.com" });
  const mailed = await codeOnPhone(project, "grace@example.com", "email");
  const verified = await sdk.otp.verify.email("GRACE@example.com", mailed);
  expect(verified.data?.user).toMatchObject({ email: "grace@example.com", verifiedEmail: true });
});

test("who is known cannot sign up, who is not cannot sign in", async () => {
  const { to } = await signIn();
  expect(await sdk.otp.signUp.sms(to)).toMatchObject({
    ok: false,
    code: 400,
    error: { errorCode: "E062107", errorMessage: expect.any(String) },
  });
  const unknown = await sdk.otp.signIn.sms(freshNumber());
  expect(unknown).toMatchObject({ ok: false, code: 400 });
  expect(unknown.error?.errorCode).toBe(nodeSdk.DescopeErrors.userNotFound);
});

test("wrong codes are counted, and the right one does not help after the last", async () => {
  const to = freshNumber();
  await sdk.otp.signUpOrIn.sms(to);
  const code = await codeOnPhone(project, to);
  const wrong = code === "000000" ? "111111" : "000000";
  for (let tries = 0; tries < 5; tries++) {
    const refused = await sdk.otp.verify.sms(to, wrong);
    expect(refused).toMatchObject({ ok: false, code: 401 });
    expect(refused.error?.errorCode).toBe(nodeSdk.DescopeErrors.wrongOTPCode);
  }
  const refused = await sdk.otp.verify.sms(to, code);
  expect(refused.error?.errorCode).toBe(nodeSdk.DescopeErrors.tooManyOTPAttempts);
});

test("a code works once", async () => {
  const to = freshNumber();
  await sdk.otp.signUpOrIn.sms(to);
  const code = await codeOnPhone(project, to);
  expect((await sdk.otp.verify.sms(to, code)).ok).toBe(true);
  expect((await sdk.otp.verify.sms(to, code)).error?.errorCode).toBe("E061102");
});

test("asking again at once is refused with the seconds to wait, and reaches nobody", async () => {
  const to = freshNumber();
  await sdk.otp.signUpOrIn.sms(to);
  const again = await sdk.otp.signUpOrIn.sms(to);
  expect(again).toMatchObject({ ok: false, code: 429, error: { errorCode: "E130429" } });
  expect(again.error?.retryAfter).toBeGreaterThan(0);
  expect(again.error?.retryAfter).toBeLessThanOrEqual(30);
});

test("claims given at sign-in stand in the session, reserved ones are refused", async () => {
  const { sessionJwt } = await signIn(undefined, { plan: "pro" });
  expect((await sdk.validateSession(sessionJwt)).token).toMatchObject({ plan: "pro" });
  const refused = await sdk.otp.signUpOrIn.sms(freshNumber(), { customClaims: { sub: "me" } });
  expect(refused).toMatchObject({ ok: false, error: { errorCode: "E011003" } });
  expect(refused.error?.errorMessage).toContain("loginOptions.customClaims");
});

test("a session is refreshed, read, and its history told", async () => {
  const { refreshJwt, user } = await signIn();
  const refreshed = await sdk.refreshSession(refreshJwt);
  expect(refreshed.token.sub).toBe(user.userId);
  const me = await sdk.me(refreshed.refreshJwt ?? refreshJwt);
  expect(me).toMatchObject({ ok: true, data: { userId: user.userId, loginIds: user.loginIds } });
  const token = refreshed.refreshJwt ?? refreshJwt;
  const history = await sdk.history(token);
  expect(history.data).toMatchObject({ authHistory: [{ userId: user.userId }] });
  const tenants = await sdk.myTenants(true, token);
  expect(tenants.data).toEqual({ tenants: [] });
});

test("a session token is refused where a refresh token is due", async () => {
  const { sessionJwt } = await signIn();
  for (const answer of [await sdk.refresh(sessionJwt), await sdk.me(sessionJwt)])
    expect(answer).toMatchObject({ ok: false, code: 401, error: { errorCode: "E064001" } });
});

test("signing out ends one session, signing out everywhere ends all", async () => {
  const to = freshNumber();
  const first = await signIn(to);
  await openLimits(project);
  const second = await signIn(to);
  expect(await sdk.logout(first.refreshJwt)).toMatchObject({ ok: true, data: {} });
  expect((await sdk.me(first.refreshJwt)).error?.errorCode).toBe("E064001");
  expect((await sdk.me(second.refreshJwt)).ok).toBe(true);
  expect(await sdk.logoutAll(second.refreshJwt)).toMatchObject({ ok: true });
  expect((await sdk.refresh(second.refreshJwt)).ok).toBe(false);
  await expect(sdk.refreshSession(second.refreshJwt)).rejects.toThrow(/session|token/i);
});

test("an address changes once the code that went there is verified", async () => {
  const { to, refreshJwt, user } = await signIn();
  const sent = await sdk.otp.update.email(to, "new@example.com", refreshJwt, {
    addToLoginIDs: true,
  });
  expect(sent.data).toMatchObject({ maskedEmail: expect.stringContaining("@") });
  expect((await sdk.me(refreshJwt)).data?.email).toBe("");
  const code = await codeOnPhone(project, "new@example.com", "email");
  expect(await sdk.otp.verify.email(to, code)).toMatchObject({ ok: true });
  expect((await sdk.me(refreshJwt)).data).toMatchObject({
    userId: user.userId,
    email: "new@example.com",
    verifiedEmail: true,
    loginIds: expect.arrayContaining([to, "new@example.com"]),
  });

  const number = freshNumber();
  expect((await sdk.otp.update.phone.sms(to, number, refreshJwt)).ok).toBe(true);
  expect((await sdk.otp.verify.sms(to, await codeOnPhone(project, number))).ok).toBe(true);
  expect((await sdk.me(refreshJwt)).data?.phone).toBe(number);
});

test("nobody changes another's address, or takes one that is somebody's", async () => {
  const { refreshJwt, to } = await signIn();
  const other = await signIn();
  const foreign = await sdk.otp.update.email(other.to, "mine@example.com", refreshJwt);
  expect(foreign).toMatchObject({ ok: false, code: 400, error: { errorCode: "E062108" } });
  const taken = await sdk.otp.update.phone.sms(to, other.to, refreshJwt);
  expect(taken).toMatchObject({ ok: false, code: 400, error: { errorCode: "E062125" } });
});

test("ways that are not offered say so", async () => {
  const whatsapp = await sdk.otp.signUpOrIn.whatsapp(freshNumber());
  expect(whatsapp).toMatchObject({ ok: false, code: 400, error: { errorCode: "E061200" } });
  const stepUp = await sdk.otp.signIn.sms(freshNumber(), { stepup: true }, "a.b.c");
  expect(stepUp).toMatchObject({ ok: false, code: 400, error: { errorCode: "E011003" } });
  const link = await sdk.magicLink.signUpOrIn.email("a@example.com", "https://example.com");
  expect(link).toMatchObject({ ok: false, code: 404, error: { errorCode: "E010404" } });
});

test("a number that cannot be one, and one of another country, are refused", async () => {
  const wrong = await sdk.otp.signUpOrIn.sms("+1415");
  expect(wrong).toMatchObject({ ok: false, code: 400, error: { errorCode: "E011003" } });
  const abroad = await sdk.otp.signUpOrIn.sms("+33612345678");
  expect(abroad).toMatchObject({ ok: false, code: 400, error: { errorCode: "E061202" } });
});

test("a stale token on the way to a code does not matter", async () => {
  const to = freshNumber();
  const sent = await sdk.otp.signUpOrIn.sms(to);
  expect(sent.ok).toBe(true);
  const code = await codeOnPhone(project, to);
  const verified = await api.ask("/v1/auth/otp/verify/sms?dcs=t&dcr=f", {
    token: "eyJhbGciOiJSUzI1NiJ9.e30.c3RhbGU",
    body: { loginId: to, code },
    headers: { "x-descope-sdk-name": "web-js", "x-descope-refresh-cookie-name": "DSR" },
  });
  expect(verified.status).toBe(200);
});

test.each([
  ["/api/", "with a slash at its end"],
  ["/api", "without one"],
])("a base URL %s works %s", async (path) => {
  const other = nodeSdk({ projectId: project.project.id, baseUrl: `${api.front.url}${path}` });
  const { sessionJwt } = await signIn();
  expect((await other.validateSession(sessionJwt)).token.sub).toMatch(/^eu_/);
  expect((await other.otp.signUpOrIn.sms(freshNumber())).ok).toBe(true);
});

test("another project's session is refused", async () => {
  const neighbour = await createOtpProject({}, { db: project.db });
  const { sessionJwt } = await signIn();
  const there = nodeSdk({ projectId: neighbour.project.id, baseUrl: api.baseUrl });
  await expect(there.validateSession(sessionJwt)).rejects.toThrow();
  const asked = await there.otp.verify.sms("+14155550199", "123456");
  expect(asked.error?.errorCode).toBe("E061102");
});

test("a limit of this server's address is a 429 with seconds to wait too", async () => {
  await openLimits(project);
  await changePolicy(project, { sendsPerAddress: 1 });
  expect((await sdk.otp.signUpOrIn.sms(freshNumber())).ok).toBe(true);
  const refused = await sdk.otp.signUpOrIn.sms(freshNumber());
  expect(refused).toMatchObject({ ok: false, code: 429 });
  expect(refused.error?.retryAfter).toBeGreaterThan(60);
  await changePolicy(project, { sendsPerAddress: null });
});
