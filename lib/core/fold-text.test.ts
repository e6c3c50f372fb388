import { describe, expect, it } from "vitest";
import { foldText } from "./fold-text";

describe("foldText", () => {
  it.each([
    ["Café", "cafe"],
    ["ÜBERSEE", "ubersee"],
    ["Straße", "strasse"],
    ["Łódź", "lodz"],
    ["Ærø", "aero"],
    ["İstanbul", "istanbul"],
    ["ＳＭＳ", "sms"],
    ["ﬁlter", "filter"],
    ["電話", "電話"],
  ])("makes %s plain", (text, plain) => {
    expect(foldText(text)).toBe(plain);
  });

  it("gives the same for composed and decomposed letters", () => {
    expect(foldText("é".normalize("NFC"))).toBe(foldText("é".normalize("NFD")));
  });
});
