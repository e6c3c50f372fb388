import { parseDestination } from "@/lib/core/login-id";

type Test = (left: string, right: string) => boolean;

/** A number, or NaN: an empty text is none. */
const number = (text: string): number => (text.trim() === "" ? Number.NaN : Number(text));

const list = (text: string): string[] => text.split(",").map((one) => one.trim());

const range = (text: string): [number, number] => {
  const [from = "", to = ""] = list(text);
  return [number(from), number(to)];
};

/** Numbers are compared as numbers, and anything else by its text. */
const equals: Test = (left, right) =>
  left === right || (left.trim() !== "" && right.trim() !== "" && number(left) === number(right));

const isInRange: Test = (left, right) => {
  const [from, to] = range(right);
  const value = number(left);
  return value >= from && value <= to;
};

/** Longest text that a pattern is tried on: what end users type must not keep the server busy. */
const longestMatched = 500;

const truthy = new Set(["true", "1", "yes", "on"]);

type OperatorDefinition = {
  /** Within a sentence: "{{form.phone}} is a phone number". */
  label: string;
  /** What the right side holds; null where there is none. */
  right: string | null;
  test: Test;
};

/**
 * The comparisons of a condition. A number comparison with something that is no number is false, as
 * are `not-in-range` and `divisible-by` then, so that a missing value takes no way but ELSE.
 */
export const operators = {
  equal: { label: "is", right: "Value", test: equals },
  "not-equal": { label: "is not", right: "Value", test: (left, right) => !equals(left, right) },
  contains: { label: "contains", right: "Text", test: (left, right) => left.includes(right) },
  "not-contains": {
    label: "does not contain",
    right: "Text",
    test: (left, right) => !left.includes(right),
  },
  "greater-than": {
    label: "is greater than",
    right: "Number",
    test: (left, right) => number(left) > number(right),
  },
  "less-than": {
    label: "is less than",
    right: "Number",
    test: (left, right) => number(left) < number(right),
  },
  "greater-or-equal": {
    label: "is at least",
    right: "Number",
    test: (left, right) => number(left) >= number(right),
  },
  "less-or-equal": {
    label: "is at most",
    right: "Number",
    test: (left, right) => number(left) <= number(right),
  },
  empty: { label: "is empty", right: null, test: (left) => left === "" },
  "not-empty": { label: "is not empty", right: null, test: (left) => left !== "" },
  "is-true": { label: "is true", right: null, test: (left) => truthy.has(left.toLowerCase()) },
  "is-false": { label: "is false", right: null, test: (left) => !truthy.has(left.toLowerCase()) },
  in: {
    label: "is one of",
    right: "List, by commas",
    test: (left, right) => list(right).includes(left),
  },
  "not-in": {
    label: "is none of",
    right: "List, by commas",
    test: (left, right) => !list(right).includes(left),
  },
  "in-range": { label: "is in the range", right: "From, to", test: isInRange },
  "not-in-range": {
    label: "is out of the range",
    right: "From, to",
    test: (left, right) =>
      ![number(left), ...range(right)].some(Number.isNaN) && !isInRange(left, right),
  },
  "divisible-by": {
    label: "is divisible by",
    right: "Number",
    test: (left, right) => number(left) % number(right) === 0,
  },
  matches: { label: "matches the pattern", right: "Regular expression", test: matches },
  "is-email": {
    label: "is an e-mail address",
    right: null,
    test: (left) => parseDestination("email", left).ok,
  },
  "is-phone": {
    label: "is a phone number",
    right: null,
    test: (left) => parseDestination("sms", left).ok,
  },
} as const satisfies Record<string, OperatorDefinition>;
export type Operator = keyof typeof operators;

export const takesRight = (operator: Operator): boolean => operators[operator].right !== null;

/** A pattern that cannot be read matches nothing; the editor says so before. */
function matches(left: string, right: string): boolean {
  const pattern = readPattern(right);
  return pattern?.test(left.slice(0, longestMatched)) ?? false;
}

/**
 * Reads a pattern, or answers null. Repeats inside repeats, such as `(a+)+`, are refused: matching
 * them can take for ever, and nothing but the pattern's form keeps a run from that.
 */
export function readPattern(text: string): RegExp | null {
  if (text.length > 200 || /[+*}]\)[+*{]|\\[1-9]|\(\?/.test(text)) return null;
  try {
    return new RegExp(text, "u");
  } catch {
    return null;
  }
}
