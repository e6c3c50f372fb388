import { expect, it } from "vitest";
import { extraHeaders, gatewayUrl, headerName, headerSecret } from "./schemas";

it.each([
  "gateway.example.com",
  "ftp://gateway.example.com",
  "file:///etc/passwd",
  "data:text/plain,x",
  "gopher://gateway.example.com",
  "https://user:pass@gateway.example.com",
  "https://gateway.example.com/?api_key=1",
  "https://gateway.example.com/?access_token=1",
  "https://gateway.example.com/#part",
  "",
])("refuses the URL %j", (url) => expect(gatewayUrl.safeParse(url).success).toBe(false));

it.each([
  "Host",
  "content-length",
  "Transfer-Encoding",
  "Connection",
  "X-Patchbay-Signature",
  "Proxy-Authorization",
  "bad name",
  "bad:name",
  "bad\r\nname",
  "",
])("refuses the header name %j", (name) => expect(headerName.safeParse(name).success).toBe(false));

it.each([
  ["Authorization", "Bearer x"],
  ["X-Api-Key", "x"],
  ["Cookie", "a=b"],
  ["X-Tenant", "a\r\nX-Evil: b"],
  ["X-Tenant", "é"],
])("refuses the further header %s: %j", (name, value) =>
  expect(extraHeaders.safeParse([{ name, value }]).success).toBe(false),
);

it("takes ordinary values", () => {
  expect(gatewayUrl.safeParse("https://gateway.example.com:8443/v1?tenant=a").success).toBe(true);
  expect(extraHeaders.safeParse([{ name: "X-Tenant", value: "acme" }]).success).toBe(true);
  expect(headerSecret("token").safeParse("abc\r\nX-Evil: 1").success).toBe(false);
});
