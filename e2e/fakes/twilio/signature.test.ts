import { validateRequest } from "twilio/lib/webhooks/webhooks";
import { expect, it } from "vitest";
import { twilioSignature } from "./signature";

it("reproduces the example of Twilio's documentation", () => {
  const fields = {
    CallSid: "CA1234567890ABCDE",
    Caller: "+14158675309",
    Digits: "1234",
    From: "+14158675309",
    To: "+18005551212",
  };
  const url = "https://mycompany.com/myapp.php?foo=1&bar=2";
  expect(twilioSignature("12345", url, Object.entries(fields))).toBe(
    "RSOYDt4T1cUTdK1PDd93/VVr8B8=",
  );
});

it.each([
  ["an empty value", { ErrorCode: "", MessageStatus: "sent" }],
  ["letters outside ASCII", { Body: "Grüße 🙂" }],
  ["names in another order", { To: "+1", AccountSid: "AC" }],
])("makes a signature that Twilio's own check takes, with %s", (_name, fields) => {
  const url = "https://example.com/hook?x=1";
  const signature = twilioSignature("token", url, Object.entries(fields));
  expect(validateRequest("token", signature, url, fields)).toBe(true);
  expect(validateRequest("other", signature, url, fields)).toBe(false);
});

it("signs each distinct value of a repeated field once", () => {
  const url = "https://example.com/hook";
  const repeated = [
    ["MediaUrl", "b"],
    ["MediaUrl", "a"],
    ["MediaUrl", "b"],
  ] as const;
  const signature = twilioSignature("token", url, repeated);
  expect(validateRequest("token", signature, url, { MediaUrl: ["b", "a", "b"] })).toBe(true);
});
