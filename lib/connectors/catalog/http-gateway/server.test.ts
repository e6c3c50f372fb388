import { createHook } from "node:async_hooks";
import { createHmac } from "node:crypto";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { testCertificate } from "@/e2e/fakes/certs/test-certificate";
import { type FakeGateway, type GatewayAnswer, startFakeGateway } from "@/e2e/fakes/http-gateway";
import { shortTime, testIo } from "@/test/connector-io";
import type { ConfigOf } from "../../kit/define";
import type { OutgoingMessage } from "../../kit/message";
import type { Network } from "../../kit/network/network";
import type { ConnectorIo } from "../../kit/server-half";
import type { TestLine, TestRecipient } from "../../kit/test-line";
import type { httpGateway } from "./definition";
import { httpGatewayServer } from "./server";

type Config = ConfigOf<typeof httpGateway>;

let gateway: FakeGateway;
beforeEach(async () => {
  gateway = await startFakeGateway();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await gateway.close();
});

const config = (more: Partial<Config> = {}): Config => ({
  url: `${gateway.url}/messages?from=patchbay`,
  auth: { kind: "bearer", token: "bearer-secret-1234" },
  signature: { kind: "none" },
  hasSms: true,
  hasVoice: true,
  hasEmail: true,
  sender: "Acme",
  body: "",
  headers: [],
  idField: "id",
  ...more,
});

const io = (more: Partial<Network> = {}): ConnectorIo => ({
  ...testIo({ trustedCertificates: testCertificate().cert, ...more }),
  now: () => new Date("2026-01-02T03:04:05Z"),
});

const sms: OutgoingMessage = {
  channel: "sms",
  to: "+14155550100",
  text: 'Your code is "493021"\n\\ ok',
  code: "493021",
};
const send = (more: Partial<Config> = {}, message: OutgoingMessage = sms, world = io()) =>
  httpGatewayServer.send(config(more), message, world);

async function test(recipient: TestRecipient | null, more: Partial<Config> = {}, world = io()) {
  const lines: TestLine[] = [];
  for await (const line of httpGatewayServer.runTest(config(more), recipient, world))
    lines.push(line);
  return lines;
}
const recipient: TestRecipient = { to: sms.to, channel: "sms", message: sms };

describe("the request", () => {
  it("posts the standard body and takes the gateway's id", async () => {
    expect(await send()).toEqual({
      outcome: "sent",
      providerId: "gw-1",
      status: "accepted",
      state: "sent",
      answer: { httpStatus: 202, requestId: "gw-1" },
    });
    const [request] = gateway.requests;
    expect(request).toMatchObject({
      method: "POST",
      url: "/messages?from=patchbay",
      headers: { authorization: "Bearer bearer-secret-1234", "content-type": "application/json" },
    });
    expect(JSON.parse(request?.body ?? "")).toEqual({
      recipient: sms.to,
      body: sms.text,
      sender: "Acme",
      token: "493021",
    });
  });

  it.each<[Config["auth"], Record<string, string>]>([
    [
      { kind: "basic", user: "us", password: "pä:ss" },
      { authorization: `Basic ${Buffer.from("us:pä:ss").toString("base64")}` },
    ],
    [{ kind: "apiKey", headerName: "X-Api-Key", apiKey: "k-1" }, { "x-api-key": "k-1" }],
  ])("authenticates by %j", async (auth, headers) => {
    await send({ auth });
    expect(gateway.requests[0]?.headers).toMatchObject(headers);
  });

  it("signs the exact bytes of the body with the time", async () => {
    await send({ signature: { kind: "hmac", hmacSecret: "shared" } });
    const [request] = gateway.requests;
    const time = Date.parse("2026-01-02T03:04:05Z") / 1_000;
    const mac = createHmac("sha256", "shared").update(`${time}.${request?.body}`).digest("hex");
    expect(request?.headers["x-patchbay-signature"]).toBe(`t=${time},v1=${mac}`);
  });

  it("spells digits for a voice and passes subject and html of a mail", async () => {
    const body = '{"to":"{{recipient}}","say":"{{body}}","s":"{{subject}}","h":"{{html}}"}';
    const script = [{ say: "Your code:" }, { pauseSeconds: 1 }, { digits: "49" }];
    await send({ body }, { channel: "voice", to: "+14155550100", script, language: "en-US" });
    await send(
      { body },
      { channel: "email", to: "a@b.example", subject: "Hi", html: "<b>", text: "t" },
    );
    expect(gateway.requests.map((request) => JSON.parse(request.body))).toEqual([
      { to: "+14155550100", say: "Your code: 4 9", s: "", h: "" },
      { to: "a@b.example", say: "t", s: "Hi", h: "<b>" },
    ]);
  });
});

describe("what an answer means", () => {
  it.each([
    [400, "content"],
    [401, "credentials"],
    [403, "credentials"],
    [404, "provider_down"],
    [413, "content"],
    [429, "throttled"],
  ])("%i is refused as %s", async (status, errorClass) => {
    gateway.answer({ kind: "respond", status, text: "no" });
    expect(await send()).toMatchObject({
      outcome: "refused",
      error: { class: errorClass, answer: { httpStatus: status }, isRetrySafe: status === 429 },
    });
  });

  it.each([301, 302, 303, 307, 308] as const)("%i is not followed", async (status) => {
    const canary = await startFakeGateway();
    gateway.answer({ kind: "redirect", status, location: `${canary.url}/secret` });
    expect(await send()).toMatchObject({ outcome: "refused", error: { class: "provider_down" } });
    expect(canary.requests).toEqual([]);
    await canary.close();
  });

  it.each<GatewayAnswer>([
    { kind: "respond", status: 500 },
    { kind: "respond", status: 503 },
    { kind: "respond", text: "<html>Sign in to the network</html>" },
    { kind: "respond", json: { id: { nested: true } } },
    { kind: "respond", json: [] },
    { kind: "hang" },
    { kind: "reset" },
    { kind: "drip", everyMs: 10 },
    { kind: "huge", bytes: 50_000_000 },
    { kind: "garbage" },
    { kind: "truncated" },
  ])("$kind (%j) leaves the outcome unknown, once and in time", async (answer) => {
    gateway.answer(answer);
    // What hangs or drips does so for good: without the limit of its own this would never end.
    expect(await send({}, sms, io(shortTime))).toMatchObject({
      outcome: "unknown",
      error: { class: "unknown_outcome", isRetrySafe: false },
    });
    expect(gateway.requests).toHaveLength(1);
  });

  it("never unpacks a compressed answer", async () => {
    const bomb = gzipSync(Buffer.alloc(20_000_000)).toString("latin1");
    gateway.answer({ kind: "respond", text: bomb, headers: { "Content-Encoding": "gzip" } });
    let unpacked = 0;
    const hook = createHook({
      init(_id, type) {
        if (type === "ZLIB") unpacked += 1;
      },
    }).enable();
    onTestFinished(() => void hook.disable());
    expect(await send()).toMatchObject({ outcome: "unknown" });
    expect(unpacked).toBe(0);
  });

  it("takes any 2xx where no id is asked for", async () => {
    gateway.answer({ kind: "respond", status: 204 });
    expect(await send({ idField: "" })).toMatchObject({ outcome: "sent", providerId: "" });
  });

  it("finds an id inside the answer", async () => {
    gateway.answer({ kind: "respond", json: { data: { message: { id: 77 } } } });
    expect(await send({ idField: "data.message.id" })).toMatchObject({ providerId: "77" });
  });
});

describe("where it may go", () => {
  it("refuses private addresses and http without the operator's word, before connecting", async () => {
    const sent = await send({}, sms, io({ ...shortTime, allowedHosts: [] }));
    expect(sent).toMatchObject({
      outcome: "refused",
      error: { class: "provider_down", isRetrySafe: true },
    });
    expect(gateway.requests).toEqual([]);
  });

  it.each([
    "http://gateway.lan",
    "http://0x7f.1",
    "http://2130706433",
    "http://[::ffff:127.0.0.1]",
    "https://[::1]",
    "http://user:pass@127.0.0.1",
  ])("does not take %s for an allowed 127.0.0.1", async (host) => {
    const url = new URL(host);
    url.port = new URL(gateway.url).port;
    // What the URL parser turns into 127.0.0.1 is allowed by that name; user info never is.
    const allowed = url.hostname === "127.0.0.1" && url.username === "";
    const sent = await send({ url: url.href }, sms, io(allowed ? {} : shortTime));
    expect(sent.outcome).toBe(allowed ? "sent" : "refused");
    expect(gateway.requests).toHaveLength(allowed ? 1 : 0);
  });

  it("uses no proxy of the environment", async () => {
    const proxy = await startFakeGateway();
    for (const name of ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "NODE_USE_ENV_PROXY"])
      vi.stubEnv(name, name === "NODE_USE_ENV_PROXY" ? "1" : proxy.url);
    expect(await send()).toMatchObject({ outcome: "sent" });
    expect(proxy.requests).toEqual([]);
    await proxy.close();
  });

  it("sends over https only to a certificate it can trust", async () => {
    const secure = await startFakeGateway({ isSecure: true });
    expect(await send({ url: secure.url })).toMatchObject({ outcome: "sent" });
    const distrusted = await send({ url: secure.url }, sms, io({ trustedCertificates: null }));
    expect(distrusted).toMatchObject({
      outcome: "refused",
      error: { meaning: expect.stringContaining("certificate"), isRetrySafe: true },
    });
    expect(secure.requests).toHaveLength(1);
    await secure.close();
  });
});

describe("the test", () => {
  it("connects and sends nothing without a recipient", async () => {
    const lines = await test(null);
    expect(lines.map(({ id, state }) => `${id} ${state}`)).toEqual([
      "server pass",
      "encryption warn",
      "credentials skipped",
    ]);
    expect(gateway.requests).toEqual([]);
  });

  it("posts one message and shows at most 200 bytes of the answer, without secrets", async () => {
    const echo = `no bearer-secret-1234 +14155550100 493021 ${"x".repeat(500)}`;
    gateway.answer({
      kind: "respond",
      status: 401,
      text: echo,
      headers: { "X-Internal": "secret" },
    });
    const lines = await test(recipient);
    expect(lines.map(({ id, state }) => `${id} ${state}`).slice(2)).toEqual([
      "credentials fail",
      "delivery fail",
    ]);
    const told = JSON.stringify(lines);
    expect(lines.at(-1)?.answer?.text?.startsWith("no … … … x")).toBe(true);
    expect(lines.at(-1)?.answer?.text?.length).toBeLessThanOrEqual(200);
    for (const hidden of ["bearer-secret-1234", "+14155550100", "493021", "X-Internal"])
      expect(told).not.toContain(hidden);
    expect(gateway.requests).toHaveLength(1);
  });
});
