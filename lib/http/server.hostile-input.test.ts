import { expect, test } from "vitest";
import { rawStatus, sendRaw, startFront } from "@/test/front";

const front = await startFront();
const host = `Host: localhost:${front.port}`;
const get = (...lines: string[]) =>
  ["GET / HTTP/1.1", ...lines, "Connection: close", "", ""].join("\r\n");
const post = (...lines: string[]) =>
  ["POST / HTTP/1.1", host, `Origin: ${front.url}`, "Connection: close", ...lines].join("\r\n");

test.each([
  ["another host", 421, get("Host: evil.example")],
  ["an empty host", 421, get("Host:")],
  ["the right host on another port", 421, get("Host: localhost:1")],
  ["a suffix twin of the host", 421, get(`Host: evil-localhost:${front.port}`)],
  ["no host", 400, get()],
  ["two hosts", 400, get(host, "Host: evil.example")],
  ["a full URL as target", 400, get(host).replace("GET /", "GET http://evil.example/")],
  ["a target that names a host", 400, get(host).replace("GET /", "GET //evil.example/")],
  ["a backslash in the target", 400, get(host).replace("GET /", "GET /\\evil.example/")],
  ["a target that does not decode", 400, get(host).replace("GET /", "GET /%zz")],
  ["a NUL in the target", 400, get(host).replace("GET /", "GET /%00")],
  ["TRACE", 405, get(host).replace("GET", "TRACE")],
  ["an unknown method", 400, get(host).replace("GET", "BREW")],
  ["a header of 20 KB", 431, get(host, `X-Long: ${"a".repeat(20_000)}`)],
  ["200 headers", 431, get(host, ...Array.from({ length: 200 }, (_, i) => `X-${i}: a`))],
  [
    "both a length and an encoding",
    400,
    `${post("Content-Length: 3", "Transfer-Encoding: chunked")}\r\n\r\n0\r\n\r\n`,
  ],
  ["two lengths", 400, `${post("Content-Length: 3", "Content-Length: 4")}\r\n\r\nabcd`],
  ["rubbish", 400, "\u0016\u0003\u0001 no http at all\r\n\r\n"],
])(
  "%s is refused, with the security headers, and the next request works",
  async (_, status, bytes) => {
    const answer = await sendRaw(front.port, bytes);
    expect(rawStatus(answer)).toBe(status);
    expect(answer.toLowerCase()).toContain("x-content-type-options: nosniff");
    expect(answer.toLowerCase()).toContain("content-security-policy: default-src 'none'");
    expect(rawStatus(await sendRaw(front.port, get(host)))).toBe(200);
  },
);

test("each spelling of this machine is served while the public URL is the default", async () => {
  for (const name of ["localhost", "127.0.0.1", "[::1]", "LOCALHOST"]) {
    expect(rawStatus(await sendRaw(front.port, get(`Host: ${name}:${front.port}`)))).toBe(200);
  }
});

test("a set public URL is the only host, and probes reach health under any", async () => {
  const set = await startFront({ publicUrl: "https://otp.example.com", isPublicUrlDefault: false });
  const ask = async (target: string, name: string) =>
    rawStatus(await sendRaw(set.port, get(`Host: ${name}`).replace("GET /", `GET ${target}`)));
  expect(await ask("/", "otp.example.com")).toBe(200);
  expect(await ask("/", "otp.example.com:443")).toBe(200);
  expect(await ask("/", `localhost:${set.port}`)).toBe(421);
  expect(await ask("/healthz", "10.1.2.3:3000")).toBe(200);
  expect(await ask("/readyz", "10.1.2.3:3000")).toBe(200);
});

test("over https each answer says that https stays", async () => {
  const set = await startFront({ publicUrl: "https://otp.example.com", isPublicUrlDefault: false });
  const answer = await sendRaw(set.port, get("Host: otp.example.com"));
  expect(answer).toMatch(/Strict-Transport-Security: max-age=63072000; includeSubDomains/);
});

test("a bug behind the front is a plain 500 with a request id and nothing else", async () => {
  const broken = await startFront({
    pages: async () => {
      throw new Error("SELECT secret FROM /app/node_modules");
    },
  });
  const answer = await fetch(broken.url);
  expect(answer.status).toBe(500);
  expect(await answer.json()).toEqual({
    error: "Something went wrong.",
    requestId: expect.stringMatching(/^rq_/),
  });
});
