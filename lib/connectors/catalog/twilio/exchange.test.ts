import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { testCertificate } from "@/e2e/fakes/certs/test-certificate";
import { phone, quickPace, twilioIo } from "@/test/twilio";
import { openTwilio, type TwilioConfig } from "./client";
import { askAccount, askNumbers } from "./probes";
import { loadSdk } from "./sdk";
import { send } from "./send";

const accountSid = `AC${"a".repeat(32)}`;
const config: TwilioConfig = {
  accountSid,
  auth: { kind: "authToken", authToken: "canary-token" },
  from: { kind: "phoneNumber", phoneNumber: "+12025550143" },
  voiceFrom: "",
};
const sms = { channel: "sms", to: phone, text: "Your code is 493021." } as const;

beforeAll(async () => {
  await loadSdk();
});

const servers: Server[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function listen(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server on a TCP port has an address of this form.
  return (server.address() as AddressInfo).port;
}

/** A server for Twilio's part; answers its address and the requests it got. */
async function serve(listener: RequestListener) {
  const seen: { url: string; authorization?: string; host?: string }[] = [];
  const server = createServer((request, response) => {
    const { authorization, "x-twilio-host": host } = request.headers;
    seen.push({
      url: request.url ?? "",
      ...(authorization ? { authorization } : {}),
      ...(typeof host === "string" ? { host } : {}),
    });
    listener(request, response);
  });
  return { url: `http://127.0.0.1:${await listen(server)}`, seen };
}

function session(baseUrl: string, limits: Parameters<typeof quickPace>[0] = {}) {
  return openTwilio(config, twilioIo(baseUrl), quickPace(limits).pace);
}

describe("credentials travel", () => {
  it("to no server without a certificate that can be checked", async () => {
    const seen: string[] = [];
    const server = createTlsServer(testCertificate(), (request, response) => {
      seen.push(request.url ?? "");
      response.end("{}");
    });
    const port = await listen(server);
    vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "0");
    const { pace, waits } = quickPace();
    const outcome = await send(config, sms, twilioIo(`https://127.0.0.1:${port}`), pace);
    expect(outcome).toMatchObject({
      outcome: "refused",
      error: { class: "provider_down", isRetrySafe: true },
    });
    expect(outcome).toHaveProperty("error.meaning", expect.stringContaining("certificate"));
    expect(seen).toEqual([]);
    expect(waits).toEqual([]);
  });

  it.each([301, 302, 307, 308])("along no redirect (%i)", async (status) => {
    const other = await serve((_, response) => response.end("{}"));
    const first = await serve((_, response) => {
      response.writeHead(status, { Location: `${other.url}/elsewhere` }).end();
    });
    const outcome = await send(config, sms, twilioIo(first.url), quickPace().pace);
    expect(outcome).toMatchObject({ outcome: "refused", error: { class: "provider_down" } });
    const asked = await askAccount(session(first.url), accountSid);
    expect(asked).toMatchObject({ ok: false, fault: { kind: "refused" } });
    expect(other.seen).toEqual([]);
  });

  it("to no other host that a list of Twilio's points to", async () => {
    const first = await serve((_, response) => {
      response.end(
        JSON.stringify({
          incoming_phone_numbers: [],
          meta: { key: "incoming_phone_numbers", next_page_url: "https://evil.example/steal" },
        }),
      );
    });
    const asked = await askNumbers(session(first.url), 500);
    expect(asked).toMatchObject({
      ok: false,
      fault: { kind: "not_sent", reason: "host_not_allowed" },
    });
    expect(first.seen).toHaveLength(1);
  });

  it("through no proxy, edge or region that the environment names", async () => {
    const proxy = await serve((_, response) => response.end("{}"));
    for (const name of ["HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "ALL_PROXY"])
      vi.stubEnv(name, proxy.url);
    vi.stubEnv("TWILIO_EDGE", "sydney");
    vi.stubEnv("TWILIO_REGION", "au1");
    vi.stubEnv("TWILIO_AUTH_TOKEN", "another");
    vi.stubEnv("TWILIO_CA_BUNDLE", "/does/not/exist");
    const real = await serve((_, response) => response.end("{}"));
    await askAccount(session(real.url), accountSid);
    expect(proxy.seen).toEqual([]);
    expect(real.seen).toEqual([
      {
        url: `/2010-04-01/Accounts/${accountSid}.json`,
        authorization: `Basic ${Buffer.from(`${accountSid}:canary-token`).toString("base64")}`,
        host: "api.twilio.com",
      },
    ]);
  });

  it("below the path of the stand-in's address", async () => {
    const real = await serve((_, response) => response.end("{}"));
    await askAccount(session(`${real.url}/twilio/`), accountSid);
    expect(real.seen[0]?.url).toBe(`/twilio/2010-04-01/Accounts/${accountSid}.json`);
  });
});

describe("an answer is given up", () => {
  it("when it is longer than two megabytes", async () => {
    const server = await serve((_, response) => {
      response.write('{"filler":"');
      const pump = () => {
        while (!response.destroyed) {
          if (response.write("x".repeat(65_536))) continue;
          response.once("drain", pump);
          return;
        }
      };
      pump();
    });
    const asked = await askAccount(session(server.url), accountSid);
    expect(asked).toMatchObject({
      ok: false,
      fault: { kind: "interrupted", reason: "too_big", answer: { httpStatus: 200 } },
    });
  });

  it("when it is compressed, which nobody asked for", async () => {
    const server = await serve((_, response) => {
      response.writeHead(200, { "Content-Encoding": "gzip" });
      response.end(gzipSync(Buffer.alloc(50_000_000)));
    });
    const asked = await askAccount(session(server.url), accountSid);
    expect(asked).toMatchObject({ ok: false, fault: { reason: "not_http" } });
  });

  it("when it is cut off", async () => {
    const server = await serve((_, response) => {
      response.writeHead(200, { "Content-Length": "1000" });
      response.write("{");
      response.socket?.destroySoon();
    });
    const asked = await askAccount(session(server.url), accountSid);
    expect(asked).toMatchObject({ ok: false, fault: { kind: "interrupted", reason: "reset" } });
  });

  it("when it drips past the deadline", async () => {
    const server = await serve((_, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write(" "), 20);
      response.on("close", () => clearInterval(timer));
    });
    const asked = await askAccount(session(server.url, { deadlineMs: 1_500 }), accountSid);
    expect(asked).toMatchObject({ ok: false, fault: { kind: "interrupted", reason: "timeout" } });
    expect(asked.durationMs).toBeLessThan(5_000);
  });

  it("when its fields have other types, with nothing of it kept", async () => {
    const body = { status: ["active"], type: {}, friendly_name: 3, auth_token: "canary-token" };
    const server = await serve((_, response) => response.end(JSON.stringify(body)));
    const asked = await askAccount(session(server.url), accountSid);
    expect(asked).toMatchObject({ ok: false, fault: { kind: "unreadable" } });
    expect(JSON.stringify(asked)).not.toContain("canary");
  });

  it("when what listens does not speak HTTP", async () => {
    const { createServer: createTcpServer } = await import("node:net");
    const server = createTcpServer((socket) => {
      socket.on("error", () => socket.destroy());
      socket.end("SSH-2.0-OpenSSH_9.6\r\n");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const asked = await askAccount(session(`http://127.0.0.1:${port}`), accountSid);
    server.close();
    expect(asked).toMatchObject({ ok: false, fault: { kind: "interrupted" } });
  });
});

describe("a request that could not leave", () => {
  it("says that the name is unknown", async () => {
    const asked = await askAccount(session("http://twilio.invalid"), accountSid);
    expect(asked).toMatchObject({ ok: false, fault: { kind: "not_sent", reason: "dns" } });
  });

  it("gives up a connection that is never made", async () => {
    // A TLS handshake that nobody answers: no byte of the request can leave.
    const { createServer: createTcpServer } = await import("node:net");
    const server = createTcpServer((socket) => socket.on("error", () => socket.destroy()));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const url = `https://127.0.0.1:${port}`;
    const asked = await askAccount(session(url, { connectMs: 60 }), accountSid);
    server.close();
    expect(asked).toMatchObject({ ok: false, fault: { kind: "not_sent", reason: "timeout" } });
  });
});

it("keeps the answers of questions asked at the same time apart", async () => {
  const server = await serve((request, response) => {
    const id = request.url?.includes("Balance") ? "RQb" : "RQa";
    response.setHeader("Twilio-Request-Id", id);
    const body = { status: "active", type: "Full", friendly_name: "x", sid: "s" };
    const send = () => response.end(JSON.stringify({ ...body, owner_account_sid: "s" }));
    if (id === "RQa") setImmediate(send);
    else send();
  });
  const open = session(server.url);
  const asked = await Promise.all(Array.from({ length: 20 }, () => askAccount(open, accountSid)));
  for (const one of asked) expect(one).toMatchObject({ ok: true, answer: { requestId: "RQa" } });
});
