import { expect, test } from "vitest";
import { startFront } from "@/test/front";

async function headersBehind(trustedProxies: string, headers: Record<string, string>) {
  const front = await startFront({ trustedProxies });
  const answer = await fetch(`${front.url}/p/default?q=1`, { headers });
  const { headers: seen }: { headers: Record<string, string> } = await answer.json();
  return { seen, answer };
}

test("nobody outside can speak as the front, as a proxy or as the framework", async () => {
  const evil = {
    "x-patchbay-client-ip": "6.6.6.6",
    "x-patchbay-request-id": "evil",
    "x-patchbay-path": "/evil",
    "x-nonce": "evil",
    "content-security-policy": "script-src 'nonce-evil'",
    "content-security-policy-report-only": "script-src 'nonce-evil'",
    "x-middleware-subrequest": "middleware:middleware",
    "x-middleware-prefetch": "1",
    "x-forwarded-for": "6.6.6.6",
    "x-forwarded-host": "evil.example",
    "x-forwarded-proto": "https",
    "x-real-ip": "6.6.6.6",
    forwarded: "for=6.6.6.6",
    "cf-connecting-ip": "6.6.6.6",
  };
  const { seen, answer } = await headersBehind("0", evil);
  expect(JSON.stringify(seen)).not.toMatch(/evil|6\.6\.6\.6|middleware/);
  expect(seen).toMatchObject({
    "x-patchbay-client-ip": "127.0.0.1",
    "x-patchbay-request-id": answer.headers.get("x-request-id"),
    "x-patchbay-path": "/p/default?q=1",
    "x-forwarded-proto": "http",
  });
  const policy = answer.headers.get("content-security-policy");
  expect(seen["content-security-policy"]).toBe(policy);
  expect(policy).toContain(`'nonce-${seen["x-nonce"]}'`);
});

test("a trusted hop's word on the client is taken, a client's own before it is not", async () => {
  const headers = { "x-forwarded-for": "6.6.6.6, 203.0.113.9" };
  for (const trusted of ["1", "127.0.0.1", "10.0.0.0/8, 127.0.0.0/8"]) {
    const { seen } = await headersBehind(trusted, headers);
    expect(seen["x-patchbay-client-ip"], trusted).toBe("203.0.113.9");
  }
});

test("a request that Next makes of one it was given keeps its host and its client", async () => {
  const seen: Record<string, unknown>[] = [];
  const front = await startFront({
    trustedProxies: "1",
    publicUrl: "https://otp.example.com",
    isPublicUrlDefault: false,
    pages: async (request, response) => {
      const { headers, url } = request;
      seen.push({ host: headers["x-forwarded-host"], client: headers["x-patchbay-client-ip"] });
      if (url === "/first") {
        const sent = new Headers();
        for (const [name, value] of Object.entries(headers)) {
          if (name.startsWith("x-")) sent.set(name, String(value));
        }
        const inner = await fetch(`http://127.0.0.1:${front.port}/second`, { headers: sent });
        response.statusCode = inner.status;
      }
      response.end();
    },
  });
  const ask = (headers: Record<string, string>) =>
    fetch(`http://127.0.0.1:${front.port}/first`, { headers });
  const viaProxy = {
    "x-forwarded-host": "otp.example.com",
    "x-forwarded-for": "6.6.6.6, 203.0.113.9",
  };
  expect((await ask(viaProxy)).status).toBe(200);
  const known = { host: "otp.example.com", client: "203.0.113.9" };
  expect(seen).toEqual([known, known]);
  // Nobody else knows the mark.
  await ask({ ...viaProxy, "x-patchbay-own": "guess", "x-patchbay-client-ip": "6.6.6.6" });
  expect(seen.at(-1)).toEqual(known);
});
