import examples from "libphonenumber-js/examples.mobile.json";
import { getCountries, getExampleNumber } from "libphonenumber-js/max";
import { describe, expect, it } from "vitest";
import { checkNumber } from "./check-number";

const check = (e164: string, countries: readonly string[], channel: "sms" | "voice" = "sms") => {
  const result = checkNumber(e164, countries, channel);
  return result.ok ? result.value.country : result.error.reason;
};

describe("codes go to a number", () => {
  it.each([
    ["+12025550143", "US"],
    ["+14155550100", "US"],
    ["+447700900123", "GB"],
    ["+4915112345678", "DE"],
    ["+15005550006", "US"],
    // Possible by its length, unknown to the numbering plan.
    ["+12425550100", "BS"],
  ])("%s of the chosen country %s", (e164, country) => {
    expect(check(e164, [country])).toBe(country);
  });

  it.each([
    ["+18765550100", "Jamaica"],
    ["+18095550100", "Dominican Republic"],
    ["+447797123456", "Jersey"],
    ["+77011234567", "Kazakhstan"],
  ])("%s of another country with a chosen dial code: never", (e164, name) => {
    const result = checkNumber(e164, ["US", "GB", "RU"], "sms");
    expect(result).toEqual({
      ok: false,
      error: { reason: "country", text: `Codes do not go to numbers of ${name}.` },
    });
  });

  it.each([
    ["+881612345678", "satellite"],
    ["+882161234567", "satellite"],
    ["+88213123456", "of no country"],
    ["+883510012345", "of no country"],
    ["+870776123456", "satellite"],
    ["+979123456789", "of no country"],
    ["+80012345678", "of no country"],
    ["+80812345678", "of no country"],
    ["+878101234567890", "of no country"],
    ["+19005550100", "premium-rate"],
    ["+449098790123", "premium-rate"],
    ["+33899123456", "premium-rate"],
    ["+491801123456", "shared-cost"],
    ["+18005550100", "toll-free"],
    ["+448000000000", "toll-free"],
    ["+443001234567", "company"],
    ["+447640123456", "pager"],
    ["+447012345678", "forwarding"],
  ])("%s, which is %s: never, wherever codes go", (e164, word) => {
    for (const channel of ["sms", "voice"] as const) {
      const result = checkNumber(e164, getCountries(), channel);
      if (result.ok) throw new Error(`${e164} passed`);
      expect(result.error.reason).toBe("type");
      expect(result.error.text).toContain(word);
    }
  });

  it("that is a landline by a call, not by a text message", () => {
    expect(check("+442079460958", ["GB"], "voice")).toBe("GB");
    expect(checkNumber("+442079460958", ["GB"], "sms")).toMatchObject({
      error: { reason: "type", text: expect.stringContaining("Offer a call") },
    });
  });

  it("whose country cannot be told only if all it could belong to are chosen", () => {
    expect(check("+17005550100", ["US", "CA"])).toBe("country");
    expect(check("+17005550100", getCountries())).toBe("US");
  });

  it.each(["", "+1", "+999123456789", "4155550100", "+1415555010012345"])(
    "%j, which is none: never",
    (text) => expect(check(text, getCountries())).toBe("invalid"),
  );

  it("of every country but the chosen ones: never", () => {
    // Numbers of these read as another country's, with whom they share them.
    const shared: Record<string, string> = {
      AX: "FI",
      BL: "GP",
      CC: "AU",
      CX: "AU",
      EH: "MA",
      IM: "GB",
      MF: "GP",
      SJ: "NO",
      VA: "IT",
    };
    const chosen = ["US", "GB", "RU"];
    const countries = getCountries();
    expect(countries.length).toBeGreaterThanOrEqual(240);
    for (const country of countries) {
      const example = getExampleNumber(country, examples);
      if (!example) throw new Error(`no example for ${country}`);
      const owner = shared[country] ?? country;
      expect([country, check(example.number, chosen)]).toEqual([
        country,
        chosen.includes(owner) ? owner : "country",
      ]);
      expect(check(example.number, [owner])).toBe(owner);
      expect(check(example.number, [])).toBe("country");
    }
  });
});
