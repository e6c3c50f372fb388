import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { connectorHealth, messages } from "@/drizzle/schema/messages";
import type { AccountHandle } from "@/e2e/fakes/twilio/control";
import type { RuleAction } from "@/e2e/fakes/twilio/rules";
import type { Channel } from "@/lib/core/channel";
import { savedConnector } from "@/test/connectors";
import { createOtpProject, openLimits } from "@/test/otp";
import { ownNumber, startStandIn } from "@/test/twilio";
import type { SendOtpInput } from "./prepare-send";
import { sendOtp } from "./send-otp";
import { verifyOtp } from "./verify-otp";

const standIn = startStandIn();
const test = await createOtpProject({ sendsPerAddress: null, sendsPerPrefix: null });
const { db } = test;

let next = 0;
const freshNumber = () => `+1415557${String(1000 + next++)}`;

/** A Twilio connector of an account of its own, and a way to send through it. */
async function twilio(input: Parameters<typeof standIn.account>[0] = {}) {
  const account = await standIn.account(input);
  const admin = test.ctxFor("admin");
  const { connectorId } = await savedConnector(admin, {
    name: `Twilio ${next++}`,
    config: {
      accountSid: account.sid,
      auth: { kind: "authToken", authToken: account.spec.authToken },
      from: { kind: "phoneNumber", phoneNumber: ownNumber },
      voiceFrom: ownNumber,
    },
  });
  const app = { ...test.app, twilioBaseUrl: standIn.io().twilioBaseUrl };
  const send = (loginId: string, more: Partial<SendOtpInput> = {}) =>
    sendOtp(app, {
      channel: "sms",
      purpose: "sign_up_or_in",
      loginId,
      connectorId,
      from: "api",
      ...more,
    });
  const posts = async () =>
    (await account.requests()).filter(({ method }) => method === "POST").length;
  return { account, connectorId, app, send, posts };
}

const messageOf = async (connectorId: string) => {
  const rows = await db.select().from(messages).where(eq(messages.connectorId, connectorId));
  return rows.at(-1);
};

const fail = (account: AccountHandle, action: RuleAction, times: number | null = null) =>
  account.addRule({ match: { method: "POST" }, action, times });

it("sends through Twilio with the life of the code as validity", async () => {
  const { account, connectorId, app, send } = await twilio();
  const to = freshNumber();
  expect(await send(to)).toMatchObject({ ok: true });
  const [message] = await account.messages();
  expect(message).toMatchObject({ to });
  const [request] = (await account.requests()).filter(({ method }) => method === "POST");
  expect(request?.form.ValidityPeriod).toEqual(["300"]);
  expect(await messageOf(connectorId)).toMatchObject({
    status: "queued",
    providerId: message?.sid,
    story: { choice: { connector: "call" } },
  });
  const code = /^\d{6}/.exec(message?.body ?? "")?.[0] ?? "";
  expect(await verifyOtp(app, { channel: "sms", loginId: to, code })).toMatchObject({ ok: true });
});

describe("every class of Twilio's refusals", () => {
  it.each<[number, string, Channel]>([
    [21211, "bad_recipient", "sms"],
    [21614, "bad_recipient", "sms"],
    [21408, "blocked_country", "sms"],
    [21215, "blocked_country", "voice"],
    [21216, "blocked_by_provider", "voice"],
    [21610, "opted_out", "sms"],
    [21606, "sender", "sms"],
    [20003, "credentials", "sms"],
    [21608, "account", "sms"],
    [21617, "content", "sms"],
    [21701, "sender", "sms"],
    [20404, "configuration", "sms"],
  ])("%i is %s", async (code, errorClass, channel) => {
    const { account, connectorId, send, posts } = await twilio();
    await fail(account, { kind: "error", code, afterAcceptance: false, headers: {} });
    const to = freshNumber();
    expect(await send(to, { channel })).toMatchObject({
      ok: false,
      error: { code: "send_refused", errorClass, messageId: expect.stringMatching(/^ms_/) },
    });
    expect(await messageOf(connectorId)).toMatchObject({
      status: "failed",
      errorClass,
      errorCode: String(code),
    });
    expect(await posts()).toBe(1);
  });

  it("gives the gap back after a refusal, so that another way can be tried at once", async () => {
    const { account, send } = await twilio();
    await fail(account, { kind: "error", code: 21614, afterAcceptance: false, headers: {} }, 1);
    const to = freshNumber();
    expect(await send(to)).toMatchObject({ error: { errorClass: "bad_recipient" } });
    expect(await send(to, { channel: "voice" })).toMatchObject({ ok: true });
  });
});

describe("R58: retried only where Twilio surely did nothing", () => {
  it("tries a 429 again, and the message goes out once", async () => {
    const { account, send } = await twilio();
    await fail(account, { kind: "error", code: 20429, afterAcceptance: false, headers: {} }, 1);
    expect(await send(freshNumber())).toMatchObject({ ok: true });
    expect(await account.messages()).toHaveLength(1);
  });

  it.each<[string, RuleAction]>([
    ["a reset", { kind: "reset", afterAcceptance: true }],
    ["a 500", { kind: "error", code: 20503, afterAcceptance: true, headers: {} }],
    ["a web page", { kind: "html", status: 200, afterAcceptance: true }],
  ])("never after %s, and says that nobody knows", async (_, action) => {
    const { account, connectorId, app, send, posts } = await twilio();
    await fail(account, action);
    const to = freshNumber();
    expect(await send(to)).toMatchObject({
      error: { code: "send_unknown", errorClass: "unknown_outcome" },
    });
    expect(await posts()).toBe(1);
    expect(await messageOf(connectorId)).toMatchObject({ status: "unknown" });
    // It did arrive: then it is good.
    const [message] = await account.messages();
    const code = /^\d{6}/.exec(message?.body ?? "")?.[0] ?? "";
    expect(await verifyOtp(app, { channel: "sms", loginId: to, code })).toMatchObject({ ok: true });
  });
});

describe("R60: a provider that does not work is left alone", () => {
  it("calls nobody after five failures, probes once when the pause ends, and recovers", async () => {
    const { account, connectorId, send, posts } = await twilio();
    await fail(account, { kind: "error", code: 20500, afterAcceptance: false, headers: {} });
    for (let n = 0; n < 5; n++) await send(freshNumber());
    expect(await posts()).toBe(5);
    const paused = await Promise.all(Array.from({ length: 10 }, () => send(freshNumber())));
    for (const answer of paused)
      expect(answer).toMatchObject({ error: { errorClass: "provider_down" } });
    expect(await posts()).toBe(5);

    const endPause = () =>
      db
        .update(connectorHealth)
        .set({ openUntil: sql`now()` })
        .where(eq(connectorHealth.connectorId, connectorId));
    await endPause();
    await Promise.all(Array.from({ length: 10 }, () => send(freshNumber())));
    expect(await posts()).toBe(6);

    await account.clearRules();
    await endPause();
    expect(await send(freshNumber())).toMatchObject({ ok: true });
    const after = await Promise.all(Array.from({ length: 5 }, () => send(freshNumber())));
    expect(after.every(({ ok }) => ok)).toBe(true);
    expect(await db.$count(connectorHealth, eq(connectorHealth.connectorId, connectorId))).toBe(0);
  });

  it("does not count wrong numbers against the provider", async () => {
    const { account, connectorId, send } = await twilio();
    await fail(account, { kind: "error", code: 21211, afterAcceptance: false, headers: {} });
    for (let n = 0; n < 6; n++) await send(freshNumber());
    expect(await db.$count(connectorHealth, eq(connectorHealth.connectorId, connectorId))).toBe(0);
  });
});

it("a hanging provider does not hold a code back from others", async () => {
  const { account, send, posts } = await twilio();
  await fail(account, { kind: "hang", afterAcceptance: false }, 1);
  const hanging = send(freshNumber());
  await expect.poll(posts).toBe(1);
  await openLimits(test);
  expect(await send(freshNumber())).toMatchObject({ ok: true });
  expect(await hanging).toMatchObject({ error: { code: "send_unknown" } });
});
