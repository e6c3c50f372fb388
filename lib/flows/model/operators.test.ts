import { expect, it } from "vitest";
import { type Operator, operators, readPattern } from "./operators";

const holds: [Operator, string, string][] = [
  ["equal", "5", "5.0"],
  ["equal", "a", "a"],
  ["not-equal", "", "0"],
  ["contains", "+14155550100", "415"],
  ["not-contains", "ada@example.com", "@example.org"],
  ["greater-than", "10", "9"],
  ["less-than", "-1", "0"],
  ["greater-or-equal", "3", "3"],
  ["less-or-equal", "3", "3"],
  ["empty", "", ""],
  ["not-empty", " ", ""],
  ["is-true", "True", ""],
  ["is-false", "no", ""],
  ["in", "b", "a, b, c"],
  ["not-in", "d", "a, b, c"],
  ["in-range", "5", "1, 5"],
  ["not-in-range", "6", "1, 5"],
  ["divisible-by", "9", "3"],
  ["matches", "order-17", "^order-\\d+$"],
  ["is-email", "Ada@Example.com", ""],
  ["is-phone", "+1 415 555 0100", ""],
];

it.each(holds)("%s holds for %j and %j", (operator, left, right) => {
  expect(operators[operator].test(left, right)).toBe(true);
});

const fails: [Operator, string, string][] = [
  ["equal", "", "0"],
  ["greater-than", "ten", "9"],
  ["less-than", "", "9"],
  ["in-range", "", "0, 9"],
  ["not-in-range", "", "1, 5"],
  ["not-in-range", "x", "1, 5"],
  ["divisible-by", "9", "0"],
  ["is-true", "", ""],
  ["matches", "aaaa", "(a+)+$"],
  ["matches", "a", "("],
  ["is-email", "ada", ""],
  ["is-phone", "4155550100", ""],
];

it.each(fails)("%s does not hold for %j and %j", (operator, left, right) => {
  expect(operators[operator].test(left, right)).toBe(false);
});

it("names each operator once", () => {
  const labels = Object.values(operators).map(({ label }) => label);
  expect(new Set(labels).size).toBe(labels.length);
});

it.each(["(a+)+", "(a*)*b", "([a-z]+)*", "(a|b)\\1", "(?=a)", "x".repeat(201), "["])(
  "refuses the pattern %j",
  (pattern) => expect(readPattern(pattern)).toBeNull(),
);
