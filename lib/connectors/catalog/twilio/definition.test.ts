import { describe, expect, it } from "vitest";
import { describeFields, secretPaths } from "../../kit/define";
import type { TwilioConfig } from "./client";
import { twilio } from "./definition";

const hex = (digit: string) => digit.repeat(32);
const config: TwilioConfig = {
  accountSid: `AC${hex("a")}`,
  auth: { kind: "apiKey", keySid: `SK${hex("b")}`, keySecret: "secret", receiptAuthToken: "" },
  from: { kind: "phoneNumber", phoneNumber: "+14155550100" },
  voiceFrom: "",
};

const problems = (changes: Record<string, unknown>) => {
  const parsed = twilio.config.safeParse({ ...config, ...changes });
  return parsed.success ? [] : parsed.error.issues.map(({ message }) => message);
};
const fromNumber = (phoneNumber: string) =>
  problems({ from: { kind: "phoneNumber", phoneNumber } });

describe("the form", () => {
  it("has Twilio's fields in order, the API key first", () => {
    const fields = describeFields(twilio.config);
    expect(fields.map(({ ui }) => ui.label)).toEqual([
      "Account SID",
      "Authentication",
      "From",
      "From phone number (for voice calls)",
    ]);
    expect(Object.keys(fields[1]?.variants ?? {})).toEqual(["apiKey", "authToken"]);
    expect(fields.map(({ isRequired }) => isRequired)).toEqual([true, true, true, false]);
  });

  it("keeps exactly the API key's secret and the auth tokens secret", () => {
    expect(secretPaths(twilio.config)).toEqual([
      "auth.keySecret",
      "auth.receiptAuthToken",
      "auth.authToken",
    ]);
  });

  it("is valid when it is filled in", () => {
    expect(problems({})).toEqual([]);
    expect(problems({ auth: { kind: "authToken", authToken: "x" } })).toEqual([]);
    const messagingServiceSid = `MG${hex("c")}`;
    expect(problems({ from: { kind: "messagingService", messagingServiceSid } })).toEqual([]);
  });
});

describe("a SID", () => {
  it.each([
    ["", "Enter the Account SID."],
    [`SK${hex("a")}`, "The Account SID is AC"],
    [`AC${hex("g")}`, "The Account SID is AC"],
    [`AC${"a".repeat(31)}`, "The Account SID is AC"],
    [`AC${hex("a")}/../x`, "The Account SID is AC"],
  ])("%s is refused in words", (accountSid, message) => {
    expect(problems({ accountSid })[0]).toContain(message);
  });

  it("may have spaces around it, as copied text does", () => {
    const parsed = twilio.config.parse({ ...config, accountSid: ` AC${hex("a")} ` });
    expect(parsed.accountSid).toBe(`AC${hex("a")}`);
  });
});

describe("the sender", () => {
  it.each(["+14155550100", "+447400123456", "24680", "123", "12345678", "Acme", "My Shop 24"])(
    "may be %s",
    (sender) => expect(fromNumber(sender)).toEqual([]),
  );

  it.each([
    ["", "Enter the phone number."],
    ["+1 (415) 555-0100", "Write it as +14155550100."],
    ["+1415", "This number has the wrong length for its country."],
    ["4155550100", "Start with + and the country code, for example +14155550100."],
    [
      "Name too long",
      "A sender ID has 1 to 11 letters, digits or spaces, and at least one letter.",
    ],
    ["Acme!", "A sender ID has 1 to 11 letters, digits or spaces, and at least one letter."],
  ])("may not be %j, and the form says why", (sender, message) => {
    expect(fromNumber(sender)).toContain(message);
  });
});

describe("the voice number", () => {
  it("is optional and has to be E.164", () => {
    expect(problems({ voiceFrom: "" })).toEqual([]);
    expect(problems({ voiceFrom: "+14155550100" })).toEqual([]);
    expect(problems({ voiceFrom: "Acme" })).not.toEqual([]);
    expect(problems({ voiceFrom: "24680" })).not.toEqual([]);
  });

  it("decides whether the connector can call, and the reason is told", () => {
    expect(twilio.channelState(config, "voice")).toEqual({
      isReady: false,
      reason: "It has no phone number for voice calls.",
    });
    expect(twilio.channelState({ ...config, voiceFrom: "+14155550100" }, "voice")).toEqual({
      isReady: true,
      sender: "+1 415 555 0100",
    });
  });
});

it("sends text messages from its number or its messaging service", () => {
  expect(twilio.channelState(config, "sms")).toEqual({ isReady: true, sender: "+1 415 555 0100" });
  const messagingServiceSid = `MG${hex("c")}`;
  const from = { kind: "messagingService", messagingServiceSid } as const;
  expect(twilio.channelState({ ...config, from }, "sms")).toMatchObject({
    isReady: true,
    sender: expect.stringContaining(messagingServiceSid),
  });
});
