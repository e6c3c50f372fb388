import { expect, test } from "vitest";
import { startFront } from "@/test/front";

const front = await startFront();

/** The status of a POST with these headers. Node's fetch adds neither Origin nor Sec-Fetch-Site. */
async function post(headers: Record<string, string>, path = "/"): Promise<number> {
  return (await fetch(front.url + path, { method: "POST", headers, redirect: "manual" })).status;
}

test("state changes are taken from our own pages alone", async () => {
  expect(await post({ Origin: front.url })).toBe(200);
  expect(await post({ Origin: front.url.replace("localhost", "127.0.0.1") })).toBe(200);
  for (const origin of [
    "null",
    "https://evil.example",
    "http://localhost",
    `https://localhost:${front.port}`,
    `${front.url}.evil.example`,
    `http://evil-localhost:${front.port}`,
  ]) {
    expect(await post({ Origin: origin }), origin).toBe(403);
  }
});

test("an origin is not believed because a forwarding header agrees with it", async () => {
  const headers = {
    Origin: "https://evil.example",
    "X-Forwarded-Host": "evil.example",
    "X-Forwarded-Proto": "https",
    Forwarded: "host=evil.example",
  };
  expect(await post(headers)).toBe(403);
});

test("without an origin the browser has to vouch that the request is of this site", async () => {
  expect(await post({ "Sec-Fetch-Site": "same-origin" })).toBe(200);
  expect(await post({ "Sec-Fetch-Site": "none" })).toBe(200);
  expect(await post({ "Sec-Fetch-Site": "same-site" })).toBe(403);
  expect(await post({ "Sec-Fetch-Site": "cross-site" })).toBe(403);
  expect(await post({})).toBe(403);
  expect(await post({ Cookie: "a=b" })).toBe(403);
});

test("providers reach their own path without an origin, but not with a browser's cookie", async () => {
  expect(await post({}, "/api/webhooks/twilio")).toBe(200);
  expect(await post({ Cookie: "a=b" }, "/api/webhooks/twilio")).toBe(403);
  expect(await post({}, "/api/auth/sign-in")).toBe(403);
  expect(await post({}, "/api/v1evil")).toBe(403);
});

test("the REST API judges origins by itself, and gets no cookies", async () => {
  for (const Origin of [front.url, "https://evil.example"]) {
    const headers = { Origin, Cookie: "a=b", "Sec-Fetch-Site": "same-site" };
    const answer = await fetch(`${front.url}/api/v1/auth/me`, { method: "POST", headers });
    expect(answer.status).toBe(200);
    const seen: unknown = await answer.json();
    expect(seen).toMatchObject({ headers: { origin: Origin } });
    expect(seen).not.toHaveProperty("headers.cookie");
  }
});

test("reading needs no origin", async () => {
  const headers = { Origin: "https://evil.example", Cookie: "a=b" };
  const answer = await fetch(front.url, { headers });
  expect(answer.status).toBe(200);
  expect(answer.headers.get("access-control-allow-origin")).toBeNull();
});
