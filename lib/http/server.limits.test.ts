import net from "node:net";
import { expect, test } from "vitest";
import { type RunningFront, rawStatus, sendRaw, startFront } from "@/test/front";

const limits = { headersMs: 300, requestMs: 600, idleMs: 1000 };
const front = await startFront({ limits });
const postTo = ({ port, url }: RunningFront, ...lines: string[]) => {
  const head = [`Host: localhost:${port}`, `Origin: ${url}`, "Connection: close"];
  return `${["POST / HTTP/1.1", ...head, ...lines].join("\r\n")}\r\n\r\n`;
};
const post = (...lines: string[]) => postTo(front, ...lines);

test("headers that never end are cut off in time", async () => {
  const answer = await sendRaw(front.port, "GET / HTTP/1.1\r\nHost: local");
  expect([0, 408]).toContain(rawStatus(answer));
});

test("a connection that says nothing is cut off in time", async () => {
  expect([0, 408]).toContain(rawStatus(await sendRaw(front.port, "")));
});

test("a body that never ends is cut off in time", async () => {
  const answer = await sendRaw(front.port, `${post("Content-Length: 100")}abc`);
  expect([0, 408]).toContain(rawStatus(answer));
});

test("health answers while 500 connections are half open", async () => {
  const open = await startFront();
  const sockets = Array.from({ length: 500 }, () => {
    const socket = net.connect(open.port, "127.0.0.1", () => socket.write("GET / HTTP/1.1\r\nX: "));
    socket.on("error", () => undefined);
    return socket;
  });
  await Promise.all(sockets.map((socket) => new Promise((go) => socket.once("connect", go))));
  expect((await fetch(`${open.url}/healthz`)).status).toBe(200);
  // It did not wait until the server had given them up.
  expect(sockets.filter(({ readyState }) => readyState !== "open")).toEqual([]);
  for (const socket of sockets) socket.destroy();
});

test.each([
  ["999 KB are taken whole", 999_000, 200],
  ["more than 1 MB is refused", 1_000_001, 413],
])("%s, with a length and without", async (_, size, status) => {
  const body = "a".repeat(size);
  const unhurried = await startFront();
  const options = { method: "POST", headers: { Origin: unhurried.url } };
  const whole = await fetch(unhurried.url, { ...options, body });
  expect(whole.status).toBe(status);
  if (status === 200) expect(await whole.json()).toMatchObject({ bytes: size });
  const chunk = `${size.toString(16)}\r\n${body}\r\n0\r\n\r\n`;
  const answer = await sendRaw(
    unhurried.port,
    postTo(unhurried, "Transfer-Encoding: chunked") + chunk,
  );
  expect(rawStatus(answer)).toBe(status);
});

test("a body that announces 200 MB is refused before it is sent", async () => {
  const announced = post("Content-Length: 200000000", "Expect: 100-continue");
  expect(rawStatus(await sendRaw(front.port, announced))).toBe(413);
});
