import { describe, expect, it } from "vitest";
import type { OutgoingMessage } from "@/lib/connectors/kit/message";
import { configFor, phone, quickPace, startStandIn, withKey } from "@/test/twilio";
import { send } from "./send";

const twilio = startStandIn();
const { pace } = quickPace();
const statusUrl = "https://otp.example.com/api/webhooks/cn_1/token/ms_1";
const scriptUrl = "https://otp.example.com/api/webhooks/cn_1/token/voice/one-time";
const sms = {
  channel: "sms",
  to: phone,
  text: "493021 is your code.",
  validForSeconds: 300,
} as const;
const voice: OutgoingMessage = {
  channel: "voice",
  to: phone,
  language: "de-DE",
  script: [{ say: "Ihr Code ist" }, { digits: "493021" }],
};
const limited = {
  kind: "respond",
  status: 400,
  json: {
    message:
      "Invalid or disallowed parameters provided - trial accounts have limited parameter access",
    status: 400,
  },
} as const;

function callbacks() {
  const held: number[] = [];
  const holdScript = async () => {
    held.push(1);
    return scriptUrl;
  };
  return { held, callbacks: { statusUrl, holdScript } };
}
type Account = Awaited<ReturnType<typeof twilio.account>>;
const posts = async (account: Account) =>
  (await account.requests()).filter(({ method }) => method === "POST").map(({ form }) => form);

describe("a text message", () => {
  it("asks Twilio to report, and to give up when the code has run out", async () => {
    const account = await twilio.account();
    const outcome = await send(configFor(account), sms, twilio.io(callbacks()), pace);
    expect(outcome).toMatchObject({ outcome: "sent", state: "queued", isReported: true });
    expect(await posts(account)).toMatchObject([
      { StatusCallback: [statusUrl], ValidityPeriod: ["300"] },
    ]);
  });

  it.each([
    ["without a public address", "authToken", {}],
    ["with an API key alone, whose reports nobody could check", "apiKey", callbacks()],
  ] as const)("does not, %s", async (_, auth, io) => {
    const account = await twilio.account({ keys: [{ kind: "standard" }] });
    const config = configFor(account, auth === "apiKey" ? withKey(account, "standard") : {});
    expect(await send(config, sms, twilio.io(io), pace)).toMatchObject({ isReported: false });
    expect((await posts(account))[0]).not.toHaveProperty("StatusCallback");
  });

  it("does with an API key and the token for receipts", async () => {
    const account = await twilio.account({ keys: [{ kind: "standard" }] });
    const { auth } = withKey(account, "standard");
    const config = configFor(account, { auth: { ...auth, receiptAuthToken: "t".repeat(32) } });
    const outcome = await send(config, sms, twilio.io(callbacks()), pace);
    expect(outcome).toMatchObject({ isReported: true });
  });

  it("goes out bare where a trial account may give little, refused before anything was done", async () => {
    const account = await twilio.account();
    await account.addRule({ match: { method: "POST" }, action: limited, times: 1 });
    const outcome = await send(configFor(account), sms, twilio.io(callbacks()), pace);
    expect(outcome).toMatchObject({ outcome: "sent", isReported: false });
    expect((await posts(account)).map((form) => Object.keys(form).sort())).toEqual([
      ["Body", "From", "StatusCallback", "To", "ValidityPeriod"],
      ["Body", "From", "To"],
    ]);
  });

  it("is tried no third time, nor a second one after any other refusal", async () => {
    const account = await twilio.account();
    await account.addRule({ match: { method: "POST" }, action: limited });
    const outcome = await send(configFor(account), sms, twilio.io(callbacks()), pace);
    expect(outcome).toMatchObject({ outcome: "refused", error: { class: "account" } });
    expect(await posts(account)).toHaveLength(2);
    const other = await twilio.account();
    await send(configFor(other), { ...sms, to: "+15005521610" }, twilio.io(callbacks()), pace);
    expect(await posts(other)).toHaveLength(1);
  });
});

describe("a call", () => {
  it("R42: brings an invitation in its language, never the code, and reports each step", async () => {
    const account = await twilio.account();
    const { held, callbacks: given } = callbacks();
    const outcome = await send(configFor(account), voice, twilio.io({ callbacks: given }), pace);
    expect(outcome).toMatchObject({ outcome: "sent", isReported: true });
    expect(held).toHaveLength(1);
    const [form] = await posts(account);
    expect(form).toMatchObject({
      StatusCallback: [statusUrl],
      StatusCallbackEvent: ["initiated", "ringing", "answered", "completed"],
    });
    const twiml = form?.Twiml?.[0] ?? "";
    expect(twiml).toContain("Drücken Sie eine beliebige Taste");
    expect(twiml).toContain(`action="${scriptUrl}"`);
    expect(JSON.stringify(form)).not.toMatch(/4.{0,60}9.{0,60}3.{0,60}0.{0,60}2.{0,60}1<\/say/);
    expect(JSON.stringify(form)).not.toContain("493021");
  });

  it("holds no words of a call that cannot be made", async () => {
    const account = await twilio.account();
    const { held, callbacks: given } = callbacks();
    const config = configFor(account, { voiceFrom: "" });
    await send(config, voice, twilio.io({ callbacks: given }), pace);
    expect(held).toEqual([]);
  });

  it("says the whole text at once without a public address", async () => {
    const account = await twilio.account();
    await send(configFor(account), voice, twilio.io(), pace);
    expect((await posts(account))[0]?.Twiml?.[0]).toContain("Ihr Code ist");
  });
});
