import { expect, it } from "vitest";
import { nextPath } from "./next-path";

it.each([
  "/p/default/connectors",
  "/p/default/connectors/new/twilio",
  "/p/default/connectors?q=two%20words&channel=sms",
  "/p/default",
])("keeps the console address %j", (path) => {
  expect(nextPath(path)).toBe(path);
});

it.each([
  undefined,
  "",
  "connectors",
  "//evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/\t/evil.example",
  "https://evil.example",
  "https:evil.example",
  "https:/p/default",
  "HTTPS://evil.example/p/default",
  "javascript:alert(1)",
  "data:text/html,x",
  "/p//evil.example",
  "/p/default//evil.example",
  "/p/../../evil",
  "/p/default/..//evil.example",
  "/p/%2e%2e/evil",
  "/p/default/%2f%2fevil.example",
  "/p/default\r\nSet-Cookie: a=b",
  "/p/default%0d%0aSet-Cookie:a=b",
  "/p/default@evil.example",
  "/p@evil.example",
  "/p/user:pass@evil.example",
  "/p/default#//evil.example",
  "/p/default?next=//evil.example",
  "/p/default\u2028/evil",
  "/p/evil。example",
  " /p/default",
  "/p/default ",
  "/P/default",
  "/sign-in?next=/p/default",
  "/api/internal/x",
  "/p",
  "/p/",
  "/",
  "///p/default",
  "/p/default/\\evil",
  `/p/${"a".repeat(3_000)}`,
])("refuses %j", (path) => {
  expect(nextPath(path)).toBeNull();
});

it("refuses a parameter that was given twice", () => {
  expect(nextPath(["/p/default", "/p/default"])).toBeNull();
});
