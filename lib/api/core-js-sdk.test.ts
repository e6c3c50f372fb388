import coreSdk from "@descope/core-js-sdk";
import { expect, test } from "vitest";
import { startApi } from "@/test/api";
import { codeOnPhone, createOtpProject } from "@/test/otp";

const project = await createOtpProject({ sendsPerAddress: null, sendsPerPrefix: null });
const api = await startApi(project);
const sdk = coreSdk({ projectId: project.project.id, baseUrl: api.baseUrl });

let next = 0;
const freshNumber = () => `+1415555${String(4000 + next++)}`;

async function signIn(to: string) {
  expect((await sdk.otp.signUpOrIn.sms(to)).ok).toBe(true);
  const verified = await sdk.otp.verify.sms(to, await codeOnPhone(project, to));
  if (!verified.data?.refreshJwt) throw new Error(JSON.stringify(verified));
  return verified.data;
}

test("signing up, refreshing, reading and signing out", async () => {
  const to = freshNumber();
  const { sessionJwt, refreshJwt = "", user } = await signIn(to);
  expect(sdk.isJwtExpired(sessionJwt)).toBe(false);
  expect((await sdk.me(refreshJwt)).data).toMatchObject({ userId: user?.userId, phone: to });
  const refreshed = await sdk.refresh(refreshJwt);
  expect(refreshed).toMatchObject({ ok: true, data: { user: { phone: to } } });
  const token = refreshed.data?.refreshJwt || refreshJwt;
  expect((await sdk.history(token)).ok).toBe(true);
  expect((await sdk.logout(token)).ok).toBe(true);
  expect((await sdk.me(token)).error?.errorCode).toBe("E064001");
});

test("asking whether there is a session answers {} where there is none", async () => {
  const { refreshJwt = "" } = await signIn(freshNumber());
  expect((await sdk.refresh(refreshJwt, undefined, undefined, true)).data?.sessionJwt).toMatch(
    /^eyJ/,
  );
  await sdk.logoutAll(refreshJwt);
  expect(await sdk.refresh(refreshJwt, undefined, undefined, true)).toMatchObject({
    ok: true,
    data: {},
  });
});

test("a sign-up by e-mail takes details from the body's top level as well", async () => {
  const answer = await api.ask("/v1/auth/otp/signup/sms", {
    body: { loginId: "ada", phone: "+14155554900", user: { name: "Ada" }, loginOptions: null },
  });
  expect(answer.status).toBe(200);
  const code = await codeOnPhone(project, "+14155554900");
  const verified = await sdk.otp.verify.sms("ada", code);
  expect(verified.data?.user).toMatchObject({ loginIds: ["ada"], phone: "+14155554900" });
});

test.each([
  [{}, "E011003", "loginId"],
  [{ loginId: "" }, "E011003", "loginId"],
  [{ loginId: 14155550100 }, "E011003", "loginId"],
  [{ loginId: ["+14155550100"] }, "E011003", "loginId"],
  [{ loginId: { $ne: null } }, "E011003", "loginId"],
  [{ loginId: "a".repeat(300) }, "E011003", "loginId"],
  [{ loginId: "+14155550100", loginOptions: { templateId: 1 } }, "E011003", "templateId"],
  [{ loginId: "+14155550100", loginOptions: { tenantId: "t" } }, "E011003", "tenantId"],
  [{ loginId: "+14155550100", providerId: "cn_nothing" }, "E061203", ""],
])("the body %j is refused with %s", async (body, errorCode, named) => {
  const answer = await api.ask("/v1/auth/otp/signup-in/sms", { body });
  expect(answer.body).toMatchObject({
    errorCode,
    errorMessage: expect.stringContaining(named),
  });
});

test.each(["123456\n", "１２３４５６", "١٢٣٤٥٦", "0123456", "1e5", "12 34 56", "".padEnd(64, "1")])(
  "the code %j is only a wrong code",
  async (code) => {
    const answer = await api.ask("/v1/auth/otp/verify/sms", {
      body: { loginId: "+14155554999", code },
    });
    expect(answer).toMatchObject({ status: 401, body: { errorCode: "E061102" } });
  },
);

test.each([["123456"], [{ $ne: null }], [123456], [null], [""], ["1".repeat(1000)], [["1"]]])(
  "the code %j is no code",
  async (code) => {
    const answer = await api.ask("/v1/auth/otp/verify/sms", {
      body: { loginId: "+14155554998", code: code === "123456" ? [code] : code },
    });
    expect(answer).toMatchObject({
      status: 400,
      body: { errorCode: "E011003", errorMessage: expect.stringContaining("code") },
    });
    expect(JSON.stringify(answer.body)).not.toContain("123456");
  },
);

test("a call without any body is told that arguments are missing", async () => {
  const answer = await api.ask("/v1/auth/otp/verify/sms", { method: "POST" });
  expect(answer).toMatchObject({ status: 400, body: { errorCode: "E011002" } });
});
