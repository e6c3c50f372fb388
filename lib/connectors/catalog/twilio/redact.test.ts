import { describe, expect, it } from "vitest";
import { makeRedactor } from "./redact";

const token = "0123456789abcdef0123456789abcdef";
const redact = makeRedactor([token, "493021", "Your code is 493021.", "+14155550123", "", "a"]);

describe("a sentence of Twilio's", () => {
  it("loses every given value, the longest first", () => {
    const text = `token ${token}, text "Your code is 493021.", code 493021, to +14155550123`;
    expect(redact(text)).toBe('token [hidden], text "[hidden]", code [hidden], to [hidden]');
  });

  it("loses what looks like a phone number or a token", () => {
    expect(redact("to +44 7400 123456 (or 0044-7400-123456)")).not.toMatch(/\d{4}/);
    expect(redact(`key ${"f".repeat(32)}`)).toBe("key [hidden]");
    expect(redact("To=%2B447400123456")).not.toContain("7400");
  });

  it("keeps SIDs, codes and statuses", () => {
    const text = `The service MG${"6".repeat(32)} gave 21705 with HTTP 400`;
    expect(redact(text)).toBe(text);
  });

  it("keeps one line of at most 300 characters", () => {
    expect(redact(`a\n\tb${"x".repeat(1_000)}`)).toMatch(/^a bx{296,297}$/);
  });
});
