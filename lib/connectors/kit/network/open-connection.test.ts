import { once } from "node:events";
import { createServer, type Server } from "node:net";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
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

afterEach(() => void vi.useRealTimers());

const limitMs = 150;
const never = new AbortController().signal;

const network = (addresses: Record<string, string[]>, allowed = ""): Network => ({
  resolve: async (host) => addresses[host] ?? Promise.reject(new Error("ENOTFOUND")),
  allowedHosts: parseAllowedHosts(allowed) ?? [],
  connectTimeoutMs: limitMs,
  totalTimeoutMs: 1_000,
  trustedCertificates: null,
});

const open = (net: Network, host: string, at = port, signal = never) =>
  openConnection(net, { host, port: at, standardPorts: [443] }, signal);

/** Fails unless the connection is refused exactly when its time is up, by a clock that the test moves. */
async function expectRefusal(net: Network, host: string, at = port) {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const answers: unknown[] = [];
  void open(net, host, at).then((answer) => answers.push(answer));
  // Time for the network, which has its own clock, to say no.
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
  await vi.advanceTimersByTimeAsync(limitMs - 1);
  expect(answers).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(answers).toEqual([{ ok: false, error: "unreachable" }]);
  vi.useRealTimers();
}

it("never connects to a private address, whatever name leads there", async () => {
  const names = {
    "intern.example": ["127.0.0.1"],
    "mixed.example": ["8.8.8.8", "127.0.0.1"],
    "mapped.example": ["::ffff:127.0.0.1"],
    "127.0.0.1": ["127.0.0.1"],
  };
  for (const host of Object.keys(names)) await expectRefusal(network(names), host);
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
  await expectRefusal(rebinding, "rebind.example");
  expect([asked, hits]).toEqual([1, 0]);
});

it("answers alike, and after the same time, for refused, forbidden and unknown targets", async () => {
  const allowed = network(
    { "closed.example": ["127.0.0.1"], "private.example": ["10.0.0.1"] },
    "closed.example",
  );
  await expectRefusal(allowed, "closed.example", closedPort);
  await expectRefusal(allowed, "private.example");
  await expectRefusal(allowed, "nowhere.example");
  await expectRefusal(allowed, "private.example", 6379);
});

it("reaches a private target once the operator allows exactly that host and port", async () => {
  const names = { "gateway.lan": ["127.0.0.1"], "other.lan": ["127.0.0.1"] };
  const net = network(names, `gateway.lan:${port}`);
  await expectRefusal(net, "Gateway.LAN");
  await expectRefusal(net, "gateway.lan", closedPort);
  await expectRefusal(net, "other.lan");
  const patient = { ...net, connectTimeoutMs: 15_000 };
  for (const [host, found] of [
    ["gateway.lan", patient],
    ["Gateway.LAN", { ...patient, resolve: async () => ["127.0.0.1"] }],
  ] as const) {
    const opened = await open(found, host);
    expect(opened.ok).toBe(true);
    if (opened.ok) opened.value.destroy();
  }
});

it("gives up at once when the caller's time is up", async () => {
  // Longer than a test may take.
  const patient = { ...network({}), connectTimeoutMs: 3_600_000 };
  const opened = await open(patient, "nowhere.example", port, AbortSignal.abort());
  expect(opened.ok).toBe(false);
});
