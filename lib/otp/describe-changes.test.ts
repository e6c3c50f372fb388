import { expect, it } from "vitest";
import { describeChanges } from "./describe-changes";
import type { OtpChoice } from "./otp-differences";
import { otpPolicy } from "./policy";

const before: OtpChoice = {
  isEnabled: true,
  connectorId: "a",
  templateId: null,
  expiresInSeconds: 300,
  policy: otpPolicy.parse({ countries: ["US", "GB"] }),
};
const names = {
  connector: (id: string) => `Connector ${id}`,
  template: (id: string) => `Template ${id}`,
  country: (code: string) => `Country ${code}`,
};

it("says each value that changes, from what and to what", () => {
  const after: OtpChoice = {
    isEnabled: false,
    connectorId: "b",
    templateId: "t",
    expiresInSeconds: 120,
    policy: otpPolicy.parse({
      codeLength: 8,
      windowMinutes: 5,
      sendsPerAddress: null,
      countries: ["DE", "AT", "US"],
      domain: "app.example.com",
    }),
  };
  expect(
    describeChanges("sms", before, after, names).map(({ label, ...sides }) => [
      label,
      sides.before,
      sides.after,
    ]),
  ).toEqual([
    ["API and SDK", "on", "off"],
    ["Connector", "Connector a", "Connector b"],
    ["Template", "System", "Template t"],
    ["Expires in", "5 min", "2 min"],
    ["Code length", "6", "8"],
    ["Codes to one recipient: minutes in which they count", "10", "5"],
    ["Codes for one client address", "200", "no limit"],
    ["Countries added", null, "Country AT, Country DE"],
    ["Countries removed", "Country GB", null],
    ["Domain", "none", "app.example.com"],
  ]);
});

it("says nothing where nothing changes", () => {
  expect(describeChanges("sms", before, before, names)).toEqual([]);
});
