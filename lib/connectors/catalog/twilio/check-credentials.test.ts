import { describe, expect, it } from "vitest";
import { checkCredentials, isTwilioSpeaking, reachedBy, unreached } from "./check-credentials";
import type { Asked, TwilioFault } from "./fault";
import type { TwilioAccount } from "./probes";

const yes = <T>(value: T): Asked<T> => ({ ok: true, durationMs: 5, value, answer: {} });
const account = yes<TwilioAccount>({
  status: "active",
  type: "Full",
  friendly_name: "Acme",
  sid: "AC1",
  owner_account_sid: "AC1",
});
const no = (fault: Partial<TwilioFault>): Asked<never> & { ok: false } => ({
  ok: false,
  durationMs: 5,
  fault: { kind: "refused", isTwilio: true, answer: {}, ...fault },
});
const refused = (httpStatus: number, code?: string) =>
  no({ answer: { httpStatus, ...(code ? { code } : {}) } });
const unreachable = no({ kind: "not_sent", isTwilio: false, reason: "dns" });
const portal = no({ isTwilio: false, answer: { httpStatus: 511 } });

const token = (answer: Asked<TwilioAccount>) =>
  checkCredentials("authToken", { account: answer, numbers: null, keys: null });
const key = (
  answer: Asked<TwilioAccount>,
  numbers: Asked<unknown>,
  keys: Asked<unknown> = refused(401, "20003"),
) => checkCredentials("apiKey", { account: answer, numbers, keys });

describe("an auth token", () => {
  it.each([
    ["is read by the account", account, "pass", "authToken", true],
    ["opens an inactive account", refused(403, "20005"), "pass", "authToken", true],
    ["opens an account under review", refused(401, "10001"), "pass", "authToken", true],
    ["is one of test credentials", refused(403, "20008"), "warn", "test", true],
    ["is wrong", refused(401, "20003"), "fail", null, false],
    ["is refused without a code", refused(403), "fail", null, false],
    ["belongs to no account", refused(404, "20404"), "fail", null, false],
    ["cannot be judged while Twilio slows down", refused(429, "20429"), "unknown", null, true],
    ["cannot be judged during a fault", refused(500), "unknown", null, true],
  ] as const)("%s", (_, answer, state, kind, canGoOn) => {
    expect(token(answer)).toMatchObject({ kind, canGoOn, verdict: { state } });
  });
});

describe("an API key", () => {
  it.each([
    ["reads everything: main", account, yes({}), yes({}), "mainKey"],
    ["reads the account and no keys: restricted", account, yes({}), refused(401), "restrictedKey"],
    [
      "reads the account, keys hang: some key",
      account,
      yes({}),
      no({ kind: "interrupted" }),
      "someKey",
    ],
    [
      "reads numbers only: standard",
      refused(401, "20003"),
      yes({}),
      refused(401, "20003"),
      "standardKey",
    ],
    [
      "lacks a permission: restricted",
      refused(401, "70051"),
      yes({}),
      refused(401),
      "restrictedKey",
    ],
    [
      "lacks keys only by 70051: restricted",
      refused(401, "20003"),
      yes({}),
      refused(401, "70051"),
      "restrictedKey",
    ],
  ] as const)("that %s", (_, first, numbers, keys, kind) => {
    expect(key(first, numbers, keys)).toMatchObject({
      kind,
      canGoOn: true,
      verdict: { state: "pass" },
    });
  });

  it.each([
    ["70051 everywhere", refused(401, "70051"), refused(401, "70051")],
    ["70051 at one place", refused(401, "20003"), refused(401, "70051")],
    ["403 without a code", refused(403), refused(403)],
  ])("that gets %s cannot be told from a restricted one", (_, first, numbers) => {
    expect(key(first, numbers)).toMatchObject({ canGoOn: true, verdict: { state: "unknown" } });
  });

  it("that gets 20003 everywhere is wrong", () => {
    const check = key(refused(401, "20003"), refused(401, "20003"));
    expect(check).toMatchObject({ kind: null, canGoOn: false, verdict: { state: "fail" } });
  });

  it("cannot be judged while only some questions were answered", () => {
    const check = key(refused(401, "20003"), no({ kind: "interrupted", isTwilio: false }));
    expect(check).toMatchObject({ kind: null, canGoOn: true, verdict: { state: "unknown" } });
  });
});

describe("Twilio is reached", () => {
  it.each([
    ["a success", account, true],
    ["a refusal", refused(401, "20003"), true],
    ["a request to slow down", refused(429, "20429"), true],
    ["no name", unreachable, false],
    ["a captive portal", portal, false],
    ["a fault of Twilio's", refused(503, "20503"), false],
  ])("or not, by %s", (_, asked, is) => {
    expect(isTwilioSpeaking(asked)).toBe(is);
  });

  it("by a refusal too, whose code and text belong to other lines", () => {
    const asked = no({ answer: { httpStatus: 401, requestId: "RQ1", code: "20003", text: "no" } });
    expect(reachedBy(asked)).toMatchObject({ state: "pass", durationMs: 5 });
    expect(reachedBy(asked).answer).toEqual({ httpStatus: 401, requestId: "RQ1" });
  });

  it("not at all, and the line says why", () => {
    expect(unreached(unreachable)).toMatchObject({
      state: "fail",
      meaning: "The name of Twilio's server could not be resolved.",
    });
  });
});
