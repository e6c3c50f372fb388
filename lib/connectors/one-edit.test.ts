import { describe, expect, it } from "vitest";
import { seededRandom } from "@/test/seeded-random";
import { isOneEditFromPrefix } from "./one-edit";

/** The textbook table: insertions, deletions, substitutions and swaps of neighbours. */
function distance(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, row) =>
    Array.from({ length: b.length + 1 }, (_, column) => (row === 0 ? column : row)),
  );
  const get = (row: number, column: number) => table[row]?.[column] ?? Number.POSITIVE_INFINITY;
  for (let row = 1; row <= a.length; row += 1)
    for (let column = 1; column <= b.length; column += 1) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1;
      const isSwap =
        row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const best = Math.min(
        get(row - 1, column) + 1,
        get(row, column - 1) + 1,
        get(row - 1, column - 1) + cost,
        isSwap ? get(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
      const cells = table[row];
      if (cells) cells[column] = best;
    }
  return get(a.length, b.length);
}

describe("isOneEditFromPrefix", () => {
  it.each([
    ["twlio", "twilio", true],
    ["twilllio", "twilio", false],
    ["twillio", "twilio", true],
    ["wtilio", "twilio", true],
    ["twulio", "twilio", true],
    ["twil", "twilio", true],
    ["twilios", "twilio", true],
    ["sandxob", "sandbox", false],
    ["mail", "nail", true],
    ["mail", "sms", false],
  ])("%s for %s is %s", (term, word, expected) => {
    expect(isOneEditFromPrefix(term, word)).toBe(expected);
  });

  it("agrees with the edit distance to every prefix, on 20,000 random pairs", () => {
    const random = seededRandom(7);
    const word = (longest: number) =>
      Array.from({ length: Math.floor(random() * longest) }, () =>
        "abc".charAt(Math.floor(random() * 3)),
      ).join("");
    for (let round = 0; round < 20_000; round += 1) {
      const term = word(7);
      const whole = word(9);
      const prefixes = Array.from({ length: whole.length + 1 }, (_, end) => whole.slice(0, end));
      const expected = prefixes.some((prefix) => distance(term, prefix) <= 1);
      expect([term, whole, isOneEditFromPrefix(term, whole)]).toEqual([term, whole, expected]);
    }
  });
});
