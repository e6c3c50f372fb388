import { describe, expect, it } from "vitest";
import type { OutgoingMessage } from "@/lib/connectors/kit/message";
import { configFor, ownNumber, phone, quickPace, startStandIn } from "@/test/twilio";
import { send } from "./send";

const twilio = startStandIn();
const { pace } = quickPace();
const sms = { channel: "sms", to: phone, text: "Your code is 493021." } as const;
const voice: OutgoingMessage = {
  channel: "voice",
  to: phone,
  language: "en-US",
  script: [{ say: "Your code is" }, { digits: "493021" }, { pauseSeconds: 1 }],
};

describe("a text message", () => {
  it("goes out from the number, and the answer names it", async () => {
    const account = await twilio.account();
    const outcome = await send(configFor(account), sms, twilio.io(), pace);
    const [message] = await account.messages();
    expect(outcome).toMatchObject({
      outcome: "sent",
      providerId: message?.sid,
      status: "queued",
      answer: { httpStatus: 201, requestId: expect.stringMatching(/^RQ/) },
    });
    expect(message).toMatchObject({ to: phone, from: ownNumber, body: sms.text });
    expect(message?.validityPeriodSeconds).toBeNull();
  });

  it("goes out through the messaging service", async () => {
    const account = await twilio.account({ services: [{ phoneNumbers: [ownNumber] }] });
    const messagingServiceSid = account.spec.services[0]?.sid ?? "";
    const from = { kind: "messagingService", messagingServiceSid } as const;
    const outcome = await send(configFor(account, { from }), sms, twilio.io(), pace);
    expect(outcome).toMatchObject({ outcome: "sent", status: "accepted" });
    expect((await account.messages())[0]?.serviceSid).toBe(messagingServiceSid);
  });

  it.each([
    [300, 300],
    [0, 1],
    [90_000, 36_000],
    [59.6, 60],
  ])("that is valid for %d seconds is given up by Twilio after %i", async (seconds, expected) => {
    const account = await twilio.account();
    const message = { ...sms, validForSeconds: seconds };
    await send(configFor(account), message, twilio.io(), pace);
    expect((await account.messages())[0]?.validityPeriodSeconds).toBe(expected);
  });

  it.each([
    ["+15005521610", "opted_out", "21610"],
    ["+15005521408", "blocked_country", "21408"],
    ["+15005521211", "bad_recipient", "21211"],
    ["+15005521608", "account", "21608"],
  ])("to %s is refused as %s", async (to, errorClass, code) => {
    const account = await twilio.account();
    const outcome = await send(configFor(account), { ...sms, to }, twilio.io(), pace);
    expect(outcome).toMatchObject({
      outcome: "refused",
      error: { class: errorClass, answer: { code }, isRetrySafe: false },
    });
  });

  it("that Twilio accepts and fails in one answer is refused", async () => {
    const account = await twilio.account();
    const json = { sid: `SM${"a".repeat(32)}`, status: "failed", error_code: 30007 };
    await account.addRule({
      match: { path: "Messages.json" },
      action: { kind: "respond", status: 201, json },
    });
    const outcome = await send(configFor(account), sms, twilio.io(), pace);
    expect(outcome).toMatchObject({ outcome: "refused", error: { class: "filtered" } });
  });
});

describe("a call", () => {
  it("speaks the script, rings for half a minute and ends after two minutes", async () => {
    const account = await twilio.account({ progress: { mode: "manual" } });
    const outcome = await send(configFor(account), voice, twilio.io(), pace);
    const [call] = await account.calls();
    expect(outcome).toMatchObject({ outcome: "sent", providerId: call?.sid, status: "queued" });
    expect(call).toMatchObject({
      to: phone,
      from: ownNumber,
      ringTimeoutSeconds: 30,
      timeLimitSeconds: 120,
    });
    expect(call?.twiml).toContain("Your code is");
  });

  it("is refused without a voice number, before Twilio is asked", async () => {
    const account = await twilio.account();
    const outcome = await send(configFor(account, { voiceFrom: "" }), voice, twilio.io(), pace);
    expect(outcome).toMatchObject({ outcome: "refused", error: { class: "sender" } });
    expect(await account.requests()).toEqual([]);
  });

  it("is refused when it would say nothing", async () => {
    const account = await twilio.account();
    const message = { ...voice, script: [] };
    const outcome = await send(configFor(account), message, twilio.io(), pace);
    expect(outcome).toMatchObject({ outcome: "refused", error: { class: "content" } });
  });
});

it("refuses an e-mail", async () => {
  const account = await twilio.account();
  const mail = { channel: "email", to: "a@b.example", subject: "", html: "", text: "" } as const;
  const outcome = await send(configFor(account), mail, twilio.io(), pace);
  expect(outcome).toMatchObject({ outcome: "refused", error: { class: "configuration" } });
});
