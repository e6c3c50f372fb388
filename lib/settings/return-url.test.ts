import { describe, expect, it } from "vitest";
import { parseReturnUrl } from "./return-url";

describe("a return URL", () => {
  it.each([
    ["https://app.example.com/signed-in", "https://app.example.com/signed-in"],
    ["https://app.example.com", "https://app.example.com/"],
    [" https://APP.example.com/Path ", "https://app.example.com/Path"],
    ["https://app.example.com/a?from=otp", "https://app.example.com/a?from=otp"],
    ["http://localhost:3000/cb", "http://localhost:3000/cb"],
  ])("%s is kept as %s", (typed, kept) => {
    expect(parseReturnUrl(typed)).toEqual({ ok: true, value: kept });
  });

  it.each([
    "",
    "app.example.com/cb",
    "//evil.example/cb",
    "javascript:alert(1)",
    "data:text/html,hi",
    "http://app.example.com/cb",
    "https://ada@app.example.com/cb",
    "https://app.example.com/cb#part",
    "https://*.example.com/cb",
    "https://app.example.com/*",
    "https://app.example.com/a/../b",
    "https://app.example.com/a b",
    "https://app.example.com\\@evil.example/",
    "https://app.example.com/\\evil.example",
    "https://0x7f.1/cb",
    "https://app.example.com/?code=1",
    "https://app.example.com/?a=b&state=1",
    `https://app.example.com/${"a".repeat(500)}`,
  ])("%s is refused", (typed) => {
    expect(parseReturnUrl(typed)).toMatchObject({ ok: false, error: expect.stringMatching(/\.$/) });
  });
});
