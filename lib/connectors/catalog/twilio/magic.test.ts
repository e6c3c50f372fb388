import { describe, expect, it } from "vitest";
import type { TwilioConfig } from "./client";
import { testRecipients } from "./magic";

const config = (phoneNumber: string, voiceFrom = ""): TwilioConfig => ({
  accountSid: `AC${"a".repeat(32)}`,
  auth: { kind: "authToken", authToken: "x" },
  from: { kind: "phoneNumber", phoneNumber },
  voiceFrom,
});

describe("the recipients of a test", () => {
  it("are Twilio's magic numbers where the sender is one", () => {
    const options = testRecipients(config("+15005550006"), "sms");
    expect(options.map(({ value }) => value)).toContain("+15005550009");
    expect(options.every(({ value }) => value.startsWith("+1500555"))).toBe(true);
    expect(testRecipients(config("Acme", "+15005550006"), "voice")).not.toEqual([]);
  });

  it("are free otherwise", () => {
    expect(testRecipients(config("+12025550143"), "sms")).toEqual([]);
    expect(testRecipients(config("+15005550006"), "email")).toEqual([]);
  });
});
