import { describe, expect, it } from "vitest";
import { maskDestination, parseDestination, parseLoginId } from "./login-id";

describe("R39: a phone number has one form", () => {
  it.each([
    "+14155552671",
    "+1 415 555 2671",
    "+1 (415) 555-2671",
    " +1-415-555-2671 ",
    "+1.415.555.2671",
    "tel:+14155552671",
    "TEL:+1-415-555-2671",
    "\uFF0B14155552671",
    "\uFF0B\uFF11\uFF14\uFF11\uFF15\uFF15\uFF15\uFF15\uFF12\uFF16\uFF17\uFF11",
    "+\u0661\u0664\u0661\u0665\u0665\u0665\u0665\u0662\u0666\u0667\u0661",
    "+1\u200B4155552671",
    "+1\u00A0415\u00A0555\u00A02671",
    "+1 415-555 2671",
    "+1/415/555/2671",
  ])("%j", (text) => {
    expect(parseLoginId(text)).toEqual({
      ok: true,
      value: { loginId: "+14155552671", kind: "phone" },
    });
    expect(parseDestination("sms", text)).toEqual({
      ok: true,
      value: { to: "+14155552671", country: "US" },
    });
  });

  it.each(["+14155552671;ext=1", "+14155552671 ext 5", "+1415555267100000000", "+1", "4155552671"])(
    "refuses %j as a destination",
    (text) => expect(parseDestination("voice", text)).toMatchObject({ ok: false }),
  );
});

it("R40: tells the country by the number, not by its prefix", () => {
  const countryOf = (text: string) => {
    const parsed = parseDestination("sms", text);
    return parsed.ok ? parsed.value.country : parsed.error;
  };
  expect(["+18765550123", "+18095550123", "+447797712345", "+77012345678"].map(countryOf)).toEqual([
    "JM",
    "DO",
    "JE",
    "KZ",
  ]);
});

it("gives addresses and names one form", () => {
  expect(parseLoginId(" Ada@Example.COM ")).toEqual({
    ok: true,
    value: { loginId: "ada@example.com", kind: "email" },
  });
  expect(parseLoginId("Ada")).toEqual({ ok: true, value: { loginId: "ada", kind: "name" } });
  for (const text of ["", "  ", "a@", "x".repeat(255), "a\u0000b"])
    expect(parseLoginId(text)).toMatchObject({ ok: false });
});

it("masks what it answers", () => {
  expect(maskDestination("sms", "+14155552671")).toBe("+1********71");
  expect(maskDestination("email", "ada@example.com")).toBe("a**@e******.com");
});
