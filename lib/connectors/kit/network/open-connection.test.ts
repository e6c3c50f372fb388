import { once } from "node:events";
import { createServer, type Server } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { listenOnLoopback } from "@/e2e/fakes/listen";
import { parseAllowedHosts } from "@/lib/core/allowed-hosts";
import type { Network } from "./network";
import { openConnection } from "./open-connection";

let canary: Server;
let port: number;
let closedPort: number;
let hits = 0;

beforeAll(async () => {
  canary = createServer((socket) => {
    hits += 1;
    socket.destroy();
  });
  port = await listenOnLoopback(canary);
  const closed = createServer();
  closedPort = await listenOnLoopback(closed);
  closed.close();
  await once(closed, "close");
});
afterAll(() => {
  canary.close();
});

const never = new AbortController().signal;

const network = (addresses: Record<string, string[]>, allowed = ""): Network => ({
  resolve: async (host) => addresses[host] ?? Promise.reject(new Error("ENOTFOUND")),
  allowedHosts: parseAllowedHosts(allowed) ?? [],
  connectTimeoutMs: 150,
  totalTimeoutMs: 1_000,
  trustedCertificates: null,
});

async function timed(net: Network, host: string, at = port, signal = never) {
  const start = performance.now();
  const opened = await openConnection(net, { host, port: at, standardPorts: [443] }, signal);
  if (opened.ok) opened.value.destroy();
  return { opened, tookMs: performance.now() - start };
}

it("never connects to a private address, whatever name leads there", async () => {
  const names = {
    "intern.example": ["127.0.0.1"],
    "mixed.example": ["8.8.8.8", "127.0.0.1"],
    "mapped.example": ["::ffff:127.0.0.1"],
    "127.0.0.1": ["127.0.0.1"],
  };
  for (const host of Object.keys(names)) {
    expect((await timed(network(names), host)).opened).toEqual({ ok: false, error: "unreachable" });
  }
  expect(hits).toBe(0);
});

it("asks for the addresses once, so an answer that changes afterwards is never used", async () => {
  let asked = 0;
  const rebinding: Network = {
    ...network({}),
    async resolve() {
      asked += 1;
      return asked === 1 ? ["192.0.2.1"] : ["127.0.0.1"];
    },
  };
  expect((await timed(rebinding, "rebind.example")).opened.ok).toBe(false);
  expect([asked, hits]).toEqual([1, 0]);
});

it("answers alike, and after the same time, for refused, forbidden and unknown targets", async () => {
  const allowed = network(
    { "closed.example": ["127.0.0.1"], "private.example": ["10.0.0.1"] },
    "closed.example",
  );
  const answers = [
    await timed(allowed, "closed.example", closedPort),
    await timed(allowed, "private.example"),
    await timed(allowed, "nowhere.example"),
    await timed(allowed, "private.example", 6379),
  ];
  for (const { opened, tookMs } of answers) {
    expect(opened).toEqual({ ok: false, error: "unreachable" });
    expect(tookMs).toBeGreaterThan(140);
    expect(tookMs).toBeLessThan(1_500);
  }
});

it("reaches a private target once the operator allows exactly that host and port", async () => {
  const names = { "gateway.lan": ["127.0.0.1"], "other.lan": ["127.0.0.1"] };
  const net = network(names, `gateway.lan:${port}`);
  expect((await timed(net, "Gateway.LAN")).opened.ok).toBe(false);
  expect(
    (await timed({ ...net, resolve: async () => ["127.0.0.1"] }, "Gateway.LAN")).opened.ok,
  ).toBe(true);
  expect((await timed(net, "gateway.lan")).opened.ok).toBe(true);
  expect((await timed(net, "gateway.lan", closedPort)).opened.ok).toBe(false);
  expect((await timed(net, "other.lan")).opened.ok).toBe(false);
});

it("gives up at once when the caller's time is up", async () => {
  const patient = { ...network({}), connectTimeoutMs: 10_000 };
  const { opened, tookMs } = await timed(patient, "nowhere.example", port, AbortSignal.abort());
  expect(opened.ok).toBe(false);
  expect(tookMs).toBeLessThan(5_000);
});
