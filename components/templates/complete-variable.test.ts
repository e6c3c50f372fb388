import { describe, expect, it } from "vitest";
import { matchVariables, openVariable, putVariable } from "./complete-variable";

describe("completing a value", () => {
  it.each([
    ["a {{", 4, { start: 2, query: "" }],
    ["a {{co", 6, { start: 2, query: "co" }],
    ["a {{ co", 7, { start: 2, query: "co" }],
    ["a {{co}} b", 6, { start: 2, query: "co" }],
    ["a {{user.na", 11, { start: 2, query: "user.na" }],
    ["a {{code}}", 10, null],
    ["a {", 3, null],
    ["a {{code and", 12, null],
  ])("of %j at %i is open: %j", (text, caret, open) => {
    expect(openVariable(text, caret)).toEqual(open);
  });

  it("offers names that start with what was typed before those that mean it", () => {
    expect(matchVariables("").map(({ value }) => value)).toContain("options_");
    expect(matchVariables("exp").map(({ value }) => value)).toEqual([
      "expirationTimeMinutes",
      "expirationTimeSeconds",
    ]);
    expect(matchVariables("phone").map(({ value }) => value)).toEqual(["user.phone"]);
    expect(matchVariables("code")[0]?.value).toBe("code");
    expect(matchVariables("zzz")).toEqual([]);
  });

  it("closes the braces once and leaves the cursor behind them", () => {
    expect(putVariable("a {{co b", { start: 2, end: 6, name: "code" })).toEqual({
      text: "a {{code}} b",
      caret: 10,
    });
    expect(putVariable("a {{co}} b", { start: 2, end: 6, name: "code" }).text).toBe("a {{code}} b");
  });

  it("leaves the cursor at the key of an option", () => {
    expect(putVariable("", { start: 0, end: 0, name: "options_" })).toEqual({
      text: "{{options_}}",
      caret: 10,
    });
  });
});
