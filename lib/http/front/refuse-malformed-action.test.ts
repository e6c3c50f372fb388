import { expect, test } from "vitest";
import { startFront } from "@/test/front";
import { refuseMalformedAction } from "./refuse-malformed-action";

const front = await startFront({ handlers: [refuseMalformedAction] });
const action = "7f".repeat(21);

async function send(body: BodyInit, { method = "POST", ...headers }: Record<string, string> = {}) {
  const sent = {
    Origin: front.url,
    "Next-Action": action,
    "Content-Type": "text/plain;charset=UTF-8",
    ...headers,
  };
  const kept = Object.entries(sent).filter(([, value]) => value !== "");
  return (await fetch(front.url, { method, body, headers: kept })).status;
}

test.each([
  ["no argument", "[]"],
  ["plain data", '["slug",{"name":"Ada","list":[1,true,null],"none":"$undefined"}]'],
  ["a text that begins with a dollar", '["$$5"]'],
  ["numbers that JSON cannot say", '["$NaN","$Infinity","$-Infinity","$-0"]'],
  ["the same object twice", '[{"a":{"b":1},"c":"$0:0:a"}]'],
])("an action with %s is let through", async (_, body) => {
  expect(await send(body)).toBe(200);
});

test.each([
  ["nothing", ""],
  ["no JSON", "[[["],
  ["no list", "{}"],
  ["null", "null"],
  ["bytes that are no UTF-8", new Uint8Array([0x5b, 0xff, 0x5d])],
  ["10,000 levels", "[".repeat(10_000) + "]".repeat(10_000)],
  ["a prototype", '[{"__proto__":{"x":1}}]'],
  ...["$F1", "$K1", "$Q0", "$B0", "$R0", "$@0", "$T", "$n12x", "$Dx", "$ACTION_1"].map((mark) => [
    `the mark ${mark}`,
    JSON.stringify([mark]),
  ]),
  ["a way to a prototype", '["$0:__proto__:constructor"]'],
  ["a way to nowhere", '["$1:then"]'],
] as [string, BodyInit][])("an action with %s is malformed", async (_, body) => {
  expect(await send(body)).toBe(400);
});

test("only actions change anything in a page, and only as plain text", async () => {
  expect(await send("[]", { "Next-Action": "" })).toBe(405);
  expect(await send("[]", { method: "PUT" })).toBe(405);
  expect(await send("[]", { method: "DELETE" })).toBe(405);
  expect(await send("[]", { "Next-Action": "zz" })).toBe(400);
  expect(await send("[]", { "Content-Type": "multipart/form-data; boundary=x" })).toBe(415);
  expect(await send("[]", { "Content-Type": "application/json" })).toBe(415);
  expect((await fetch(front.url)).status).toBe(200);
});
