import { expect, test } from "vitest";
import { countryOf } from "./phone-input";

const countries = [
  { code: "CA", name: "Canada", dialCode: "+1" },
  { code: "DE", name: "Germany", dialCode: "+49" },
  { code: "KZ", name: "Kazakhstan", dialCode: "+7" },
  { code: "US", name: "United States", dialCode: "+1" },
];

test.each([
  ["+49 151", "US", "DE"],
  ["＋49151", "US", "DE"],
  [" (+1) 415", "US", "US"],
  ["+1 415", "US", "US"],
  ["+1 415", "DE", "CA"],
  ["+4", "US", null],
  ["0151", "DE", null],
  ["", "DE", null],
])("%j beside %s is a number of %s", (typed, chosen, country) => {
  expect(countryOf(typed, countries, chosen)).toBe(country);
});
