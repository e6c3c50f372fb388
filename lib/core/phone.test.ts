import { describe, expect, it } from "vitest";
import { completePhone, formatPhone, maskPhone, parsePhone, splitPhone } from "./phone";

const e164 = (text: string) => {
  const phone = parsePhone(text);
  return phone.ok ? phone.value.e164 : null;
};

describe("a phone number", () => {
  it.each(["+14155550100", "+1 (415) 555-0100", " +1.415.555.0100 ", "＋1 415 555 0100"])(
    "written %j is one E.164 number",
    (text) => expect(e164(text)).toBe("+14155550100"),
  );

  it.each([
    ["+18765550100", "JM"],
    ["+447797123456", "JE"],
    ["+77011234567", "KZ"],
  ])("%s belongs to %s by its digits, not its dial code", (text, country) => {
    const phone = parsePhone(text);
    expect(phone.ok && phone.value.country).toBe(country);
  });

  it.each(["", "4155550100", "+1", "+1415555010012345", "hello", "+14155550100 ext. 5"])(
    "is not made of %j",
    (text) => expect(parsePhone(text).ok).toBe(false),
  );

  it("is grouped for reading and masked for those who may not see it", () => {
    expect(formatPhone("+14155550100")).toBe("+1 415 555 0100");
    expect(maskPhone("+14155550100")).toBe("+1••••••••00");
    expect(maskPhone("12345")).toBe("••••");
  });

  it.each([
    ["0151 23456789", "DE", "+4915123456789"],
    ["(415) 555-0100", "US", "+14155550100"],
    ["+49 151 23456789", "US", "+49 151 23456789"],
    ["＋14155550100", "DE", "+14155550100"],
    ["12", "US", "12"],
    ["hello", "US", "hello"],
    ["0151 23456789", "XX", "0151 23456789"],
    [" ", "US", ""],
  ])("%j beside the country %s is %j", (typed, country, whole) => {
    expect(completePhone(typed, country)).toBe(whole);
  });

  it("is shown by its country and as it is written there", () => {
    expect(splitPhone("+14155550100")).toEqual({ country: "US", national: "(415) 555-0100" });
    expect(splitPhone("0415")).toEqual({ country: null, national: "0415" });
  });
});
