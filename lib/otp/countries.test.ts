import examples from "libphonenumber-js/examples.mobile.json";
import { getCountries, getExampleNumber, parsePhoneNumberFromString } from "libphonenumber-js/max";
import { describe, expect, it } from "vitest";
import { isCountry, listCountries } from "./countries";

const countries = listCountries();

describe("the list of countries", () => {
  it("has every country with numbers once, by name", () => {
    expect(countries).toHaveLength(getCountries().length);
    expect(new Set(countries.map(({ code }) => code)).size).toBe(countries.length);
    for (const { code, name } of countries) expect(name, code).not.toBe(code);
    expect(isCountry("JM")).toBe(true);
    expect(isCountry("ZZ")).toBe(false);
  });

  it("tells by dial code and area code apart who shares +1", () => {
    const ofOne = countries.filter(({ dialCodes }) => dialCodes[0]?.startsWith("+1"));
    expect(ofOne).toHaveLength(25);
    for (const { code, dialCodes } of ofOne)
      for (const dialCode of dialCodes.filter((one) => one.length > 2))
        expect(parsePhoneNumberFromString(`${dialCode} 555 0100`)?.country, dialCode).toBe(code);
    expect(countries.find(({ code }) => code === "CA")?.dialCodes).toEqual(["+1"]);
  });

  it("says whose numbers those count for that have none of their own", () => {
    for (const { code, countedAs } of countries) {
      const example = getExampleNumber(
        getCountries().find((one) => one === code) ?? "US",
        examples,
      );
      const readAs = example && parsePhoneNumberFromString(example.number)?.country;
      // The Isle of Man has numbers of its own beside the example.
      if (code !== "IM") expect(readAs).toBe(countedAs ?? code);
    }
  });
});
