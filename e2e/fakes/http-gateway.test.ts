import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type FakeGateway, type GatewayAnswer, startFakeGateway } from "./http-gateway";

let gateway: FakeGateway;
beforeAll(async () => {
  gateway = await startFakeGateway();
});
afterAll(() => gateway.close());
beforeEach(() => {
  gateway.requests.length = 0;
});

const send = (timeoutMs = 5_000) =>
  fetch(`${gateway.url}/send?x=1`, {
    method: "POST",
    redirect: "manual",
    headers: { "Content-Type": "application/json", "X-Signature": "abc" },
    body: '{"to": "+12025550178"}',
    signal: AbortSignal.timeout(timeoutMs),
  });

it("records requests with their exact body", async () => {
  gateway.answer({ kind: "respond", status: 201, json: { id: "m1" } });
  const answer = await send();
  expect([answer.status, await answer.json()]).toEqual([201, { id: "m1" }]);
  expect(gateway.requests).toHaveLength(1);
  expect(gateway.requests[0]).toMatchObject({
    method: "POST",
    url: "/send?x=1",
    headers: { "x-signature": "abc" },
    body: '{"to": "+12025550178"}',
  });
});

it("uses the queued answers once and then the lasting one", async () => {
  const busy: GatewayAnswer = { kind: "respond", status: 503 };
  gateway.answer({ kind: "respond", status: 200 }, busy, busy);
  const statuses = [await send(), await send(), await send(), await send()].map((a) => a.status);
  expect(statuses).toEqual([503, 503, 200, 200]);
});

it("redirects", async () => {
  gateway.answer({ kind: "redirect", location: "http://169.254.169.254/", status: 307 });
  const answer = await send();
  expect([answer.status, answer.headers.get("location")]).toEqual([307, "http://169.254.169.254/"]);
});

it.each<[string, GatewayAnswer, string]>([
  ["hangs", { kind: "hang" }, "TimeoutError"],
  ["drips", { kind: "drip", everyMs: 20 }, "TimeoutError"],
  ["resets", { kind: "reset" }, "TypeError"],
  ["talks garbage", { kind: "garbage" }, "TypeError"],
  ["stops in the middle", { kind: "truncated" }, "TypeError"],
])("%s", async (_name, answer, expected) => {
  gateway.answer(answer);
  // Only those that never end are cut short: the others must not race a busy machine.
  const whole = send(expected === "TimeoutError" ? 300 : 5_000).then((response) => response.text());
  await expect(whole).rejects.toMatchObject({ name: expected });
});

it("answers late and answers much", async () => {
  gateway.answer({ kind: "huge", bytes: 2_000_000 }, { kind: "delay", ms: 50 });
  expect((await send()).status).toBe(202);
  expect((await (await send()).text()).length).toBe(2_000_000);
});

it("speaks TLS with the test certificate, which nobody trusts by itself", async () => {
  const secure = await startFakeGateway({ isSecure: true });
  await expect(fetch(secure.url)).rejects.toMatchObject({
    cause: { code: "DEPTH_ZERO_SELF_SIGNED_CERT" },
  });
  await secure.close();
});
