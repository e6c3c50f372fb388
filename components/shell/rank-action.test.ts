import { describe, expect, it } from "vitest";
import { rankAction } from "./rank-action";

const words = "one-time password code sms";

describe("the command palette's order", () => {
  it("puts the very label first, then beginnings, then other words, then parts of words", () => {
    const ranks = [
      rankAction("OTP", words, "otp"),
      rankAction("OTP settings", words, "otp"),
      rankAction("Test OTP", words, "otp"),
      rankAction("Set up Twilio", "sms otp", "otp"),
      rankAction("Set up Twilio", "totp", "otp"),
    ];
    expect(ranks).toEqual([...ranks].sort((a, b) => b - a));
    expect(new Set(ranks).size).toBe(ranks.length);
  });

  it("finds by several words in any order, whatever case and accents", () => {
    expect(rankAction("OTP", words, "CODE sms")).toBeGreaterThan(0);
    expect(rankAction("Café settings", "", "cafe")).toBeGreaterThan(0);
  });

  it("does not take scattered letters for a match", () => {
    expect(rankAction("Set up SMTP", "mail server", "otp")).toBe(0);
    expect(rankAction("Set up Twilio", "sms text", "one-time")).toBe(0);
  });
});
