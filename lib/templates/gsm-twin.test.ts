import { describe, expect, it } from "vitest";
import { gsmTwin, withTwins } from "./gsm-twin";
import { countSegments } from "./segments";

describe("the look-alike in the short alphabet", () => {
  it.each([
    ["–", "-"],
    ["’", "'"],
    ["„", '"'],
    ["…", "..."],
    ["\u00A0", " "],
    ["\u200B", ""],
    ["ł", "l"],
    ["ç", "c"],
    ["á", "a"],
    ["ő", "ö"],
    ["😀", null],
    ["я", null],
  ])("of %j is %j", (character, twin) => {
    expect(gsmTwin(character)).toBe(twin);
  });

  it("is in that alphabet, whatever is replaced", () => {
    const text = withTwins("„Dein“ Code – ist… da\u00A0‚ok‘ × 5 ™ ¸ ﬁ ½");
    expect(countSegments(text)).toMatchObject({ encoding: "GSM-7", forcing: [] });
  });

  it("takes the place of one character alone where one is named, and of none that needs it not", () => {
    expect(withTwins("a – b … à", "–")).toBe("a - b … à");
    expect(withTwins("äöü à € 😀 –")).toBe("äöü à € 😀 -");
  });
});
