import { expect, test } from "vitest";
import { parseJson } from "./parse-json";

const parse = (text: string) => parseJson(Buffer.from(text));
const nested = (depth: number) => `{"a":${"[".repeat(depth)}${"]".repeat(depth)}}`;
const many = (count: number) =>
  JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, i])));

test("an object is read as it is, with colons, quotes and escapes in its texts", () => {
  const value = { loginId: 'a:"b\\"', "with:colon": ["{:}"], emoji: "😀", user: { name: "Zoë" } };
  expect(parse(JSON.stringify(value))).toEqual(value);
  expect(parse("{}")).toEqual({});
});

test.each([
  ["nothing", ""],
  ["no JSON", "loginId=1"],
  ["a list", '["a"]'],
  ["a text", '"a"'],
  ["null", "null"],
  ["NaN", '{"a":NaN}'],
  ["an end that is missing", '{"a":1'],
  ["something behind the end", '{"a":1}{}'],
  ["a name that stands twice", '{"code":"1","code":"2"}'],
  ["a name that stands twice further in", '{"user":{"name":"a","name":"b"}}'],
  ["a name that stands twice, once escaped", '{"code":"1","\\u0063ode":"2"}'],
  ["__proto__", '{"__proto__":{"polluted":true}}'],
  ["__proto__ further in", '{"user":{"__proto__":{"polluted":true}}}'],
  ["half a surrogate pair", '{"a":"\\ud800"}'],
  ["half a surrogate pair in a name", '{"\\udc00":1}'],
  ["a depth of 20", nested(20)],
  ["a depth of 10,000", nested(10_000)],
  ["501 names", many(501)],
])("%s is refused", (_, text) => {
  expect(parse(text)).toBeNull();
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

test("bytes that are no UTF-8 are refused", () => {
  expect(parseJson(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]))).toBeNull();
});
