import { expect, it } from "vitest";
import { describeCountries, describeLimits, describeWaits } from "./describe-policy";
import { otpPolicy } from "./policy";

it("says the limits in one line, with the preset's name", () => {
  expect(describeLimits(otpPolicy.parse({}), "sms")).toBe(
    "Balanced: 6 digits, 5 wrong tries, 5 codes in 10 min, 10 a day",
  );
  expect(describeLimits(otpPolicy.parse({ maxTries: 1, sendsPerWindow: 1 }), "sms")).toBe(
    "Custom: 6 digits, 1 wrong try, 1 code in 10 min, 10 a day",
  );
});

it.each([
  [[], "Codes go to no country yet."],
  [["Austria"], "Austria"],
  [["Austria", "Germany"], "Austria and Germany"],
  [["Austria", "Germany", "Spain"], "Austria, Germany and Spain"],
  [["Austria", "Germany", "Spain", "Togo"], "Austria, Germany and 2 more"],
])("names of the countries %j what fits", (names, text) => {
  expect(describeCountries(names)).toBe(text);
});

it.each([
  [30, "30 s, 1 min, 2 min, 5 min"],
  [90, "90 s, 2 min, 5 min"],
  [0, ""],
])("tells the waits that begin with %i seconds", (seconds, text) => {
  expect(describeWaits(seconds)).toBe(text);
});
