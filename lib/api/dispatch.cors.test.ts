import { expect, test } from "vitest";
import { startApi } from "@/test/api";
import { createTestProject } from "@/test/context";
import { routes } from "./routes";

const origin = "https://app.example.com";
const other = "https://other.example.com";
const api = await startApi();
const neighbour = await startApi(await createTestProject({ db: api.db }));
await api.allowOrigin(origin);
await neighbour.allowOrigin(other);

const from = (name: string, path = "/v1/auth/try-refresh") =>
  api.ask(path, { body: {}, headers: { Origin: name } });
const preflight = (name: string) =>
  fetch(`${api.baseUrl}/v1/auth/otp/signin/sms`, {
    method: "OPTIONS",
    headers: {
      Origin: name,
      "Access-Control-Request-Method": "POST",
      "Access-Control-Request-Headers": "authorization,content-type,x-descope-sdk-name",
    },
  });

test("an allowed origin gets to read answers, refusals and Retry-After", async () => {
  for (const path of ["/v1/auth/try-refresh", "/v1/auth/refresh", "/v1/nothing"]) {
    const { headers } = await from(origin, path);
    expect(headers.get("access-control-allow-origin")).toBe(origin);
    expect(headers.get("access-control-allow-credentials")).toBe("true");
    expect(headers.get("access-control-expose-headers")).toContain("Retry-After");
    expect(headers.get("vary")).toBe("Origin");
  }
});

test("a preflight names no project and passes where any project allows the origin", async () => {
  for (const name of [origin, other]) {
    const answer = await preflight(name);
    expect(answer.status).toBe(204);
    expect(answer.headers.get("access-control-allow-origin")).toBe(name);
    const allowed = answer.headers.get("access-control-allow-headers") ?? "";
    for (const header of [
      "authorization",
      "content-type",
      "idempotency-key",
      "x-descope-project-id",
      "x-descope-sdk-name",
      "x-descope-sdk-session-id",
      "x-descope-sdk-version",
      "x-descope-refresh-cookie-name",
      "x-descope-trusted-device-token",
      "x-descope-known-device-token",
      "x-descope-flow-nonce",
    ])
      expect(allowed.split(", ")).toContain(header);
  }
});

const hostile = [
  "null",
  "https://evil.example.com",
  "https://app.example.com.evil.example",
  "https://evilapp.example.com",
  "http://app.example.com",
  "https://app.example.com:8443",
  "https://app.example.com/",
  "HTTPS://APP.EXAMPLE.COM",
];

test.each(hostile)("origin %s gets nothing to read and changes nothing", async (name) => {
  const answer = await from(name);
  expect(answer).toMatchObject({ status: 403, body: { errorCode: "E010403" } });
  expect(answer.headers.get("access-control-allow-origin")).toBeNull();
  const asked = await preflight(name);
  expect(asked.headers.get("access-control-allow-origin")).toBeNull();
});

test.each(hostile)("origin %s reads the answer of no call at all", async (name) => {
  for (const { method, path } of routes) {
    const address = path.replace("{projectId}", api.project.id);
    const body = method === "GET" ? undefined : {};
    const answer = await api.ask(address, { method, body, headers: { Origin: name } });
    expect({ path, status: answer.status }).toEqual({ path, status: 403 });
    expect([...answer.headers.keys()].join()).not.toContain("access-control");
  }
});

test("what one project allows does not open another", async () => {
  expect((await from(other)).status).toBe(403);
  const there = await neighbour.ask("/v1/auth/try-refresh", {
    body: {},
    headers: { Origin: other },
  });
  expect(there.status).toBe(200);
});

test("this server's own pages may call it, and programs that name no origin", async () => {
  expect((await from(api.front.url)).status).toBe(200);
  expect((await api.ask("/v1/auth/try-refresh", { body: {} })).status).toBe(200);
});

test("cookies that a browser sends along do not matter", async () => {
  const Cookie = "__Host-patchbay_session=abc; DSR=def";
  const answer = await api.ask("/v1/auth/try-refresh", {
    body: {},
    headers: { Origin: origin, Cookie, "Sec-Fetch-Site": "same-site" },
  });
  expect(answer).toMatchObject({ status: 200, body: {} });
});

test("the description of the API is not for pages of other origins", async () => {
  const answer = await fetch(`${api.baseUrl}/openapi.json`, {
    headers: { Origin: "https://evil.example.com" },
  });
  expect(answer.headers.get("access-control-allow-origin")).toBeNull();
});
