import { describe, expect, it } from "vitest";
import { countSegments } from "./segments";

describe("counting segments", () => {
  it.each([
    ["", "GSM-7", 1, 0],
    ["a".repeat(160), "GSM-7", 1, 160],
    ["a".repeat(161), "GSM-7", 2, 161],
    ["a".repeat(306), "GSM-7", 2, 306],
    ["a".repeat(307), "GSM-7", 3, 307],
    ["ñ".repeat(70), "GSM-7", 1, 70],
    ["ł".repeat(70), "UCS-2", 1, 70],
    ["ł".repeat(71), "UCS-2", 2, 71],
    ["😀".repeat(35), "UCS-2", 1, 70],
    ["😀".repeat(36), "UCS-2", 2, 72],
  ])("%j is %s in %i segment(s) with %i used", (text, encoding, segments, used) => {
    expect(countSegments(text)).toMatchObject({ encoding, segments, used });
  });

  it("charges two septets for characters of the extension table", () => {
    expect(countSegments("€".repeat(80))).toMatchObject({
      encoding: "GSM-7",
      segments: 1,
      used: 160,
    });
    expect(countSegments("€".repeat(81)).segments).toBe(2);
  });

  it("does not cut an escaped character or a surrogate pair at a border", () => {
    // 152 septets, then a two-septet character that does not fit into the 153rd alone.
    expect(countSegments(`${"a".repeat(152)}€${"a".repeat(152)}`).segments).toBe(3);
    // 67 units a part hold 33 pairs and one unit that stays empty.
    expect(countSegments("😀".repeat(67)).segments).toBe(3);
  });

  it("names the characters that force UCS-2", () => {
    expect(countSegments("Dein Code – „1“ – ist da").forcing).toEqual(["–", "„", "“"]);
  });
});
