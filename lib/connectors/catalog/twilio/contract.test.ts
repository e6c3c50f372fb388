import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Contract, type Exchange } from "@/e2e/fakes/twilio/testing/contract";
import {
  configFor,
  ownNumber,
  phone,
  quickPace,
  runLines,
  startStandIn,
  twilioIo,
  withKey,
} from "@/test/twilio";
import { makeTwilioServer } from "./server";

const specs = ["twilio_api_v2010.json", "twilio_messaging_v1.json"].map((name) =>
  fileURLToPath(new URL(`../../../../e2e/fakes/openapi/${name}`, import.meta.url)),
);
const contract = new Contract(specs);
/** The countries' permissions are on hosts whose specs are not kept here. */
const describedHosts = ["api.twilio.com", "messaging.twilio.com"];

const twilio = startStandIn();
const recorded: Exchange[] = [];
const proxy: { server: Server | null; url: string } = { server: null, url: "" };

/** Every value of each name, since a form may repeat one. */
function lists(values: URLSearchParams): Record<string, string[]> {
  return Object.fromEntries([...values.keys()].map((name) => [name, values.getAll(name)]));
}

beforeAll(async () => {
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    const url = new URL(request.url ?? "/", twilio.io().twilioBaseUrl ?? "");
    const { method = "GET", headers } = request;
    const host = String(headers["x-twilio-host"]);
    const answer = await fetch(url, {
      method,
      headers: {
        authorization: headers.authorization ?? "",
        "x-twilio-host": host,
        "content-type": headers["content-type"] ?? "",
      },
      ...(method === "POST" ? { body } : {}),
    });
    const text = await answer.text();
    if (describedHosts.includes(host))
      recorded.push({
        method,
        path: url.pathname,
        query: lists(url.searchParams),
        form: lists(new URLSearchParams(body)),
        status: answer.status,
        body: JSON.parse(text) as unknown,
      });
    response.writeHead(answer.status, { "content-type": "application/json" }).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server on a TCP port has an address of this form.
  const { port } = server.address() as AddressInfo;
  proxy.server = server;
  proxy.url = `http://127.0.0.1:${port}`;
});
afterAll(() => {
  proxy.server?.closeAllConnections();
  proxy.server?.close();
});

/** What the exchanges since the last call have against Twilio's own description of its API. */
function violations(): string[] {
  return recorded
    .splice(0)
    .flatMap((each) =>
      contract.violations(each).map((what) => `${each.method} ${each.path}: ${what}`),
    );
}

async function setUp() {
  const account = await twilio.account({
    keys: [{ kind: "main" }],
    shortCodes: ["24680"],
    services: [{ phoneNumbers: [ownNumber], shortCodes: ["24680"], alphaSenders: ["Acme"] }],
    progress: { mode: "auto", stepMs: 0 },
  });
  const config = configFor(account, withKey(account, "main"));
  const messagingServiceSid = account.spec.services[0]?.sid ?? "";
  return { account, config, io: twilioIo(proxy.url), messagingServiceSid };
}

describe("what this connector asks is what Twilio's OpenAPI files describe:", () => {
  it("a test with a message from a number, for ten minutes", async () => {
    const { config, io, account } = await setUp();
    const message = { channel: "sms", to: phone, text: "Hi 👋", validForSeconds: 600 } as const;
    await runLines(config, { to: phone, channel: "sms", message }, io);
    expect(await account.messages()).toHaveLength(1);
    expect(recorded.length).toBeGreaterThan(6);
    expect(violations()).toEqual([]);
  });

  it("a test with a message through a service", async () => {
    const { config, io, messagingServiceSid } = await setUp();
    const from = { kind: "messagingService", messagingServiceSid } as const;
    await runLines({ ...config, from }, { to: phone, channel: "sms", message: null }, io);
    expect(recorded.some(({ path }) => path.endsWith("AlphaSenders"))).toBe(true);
    expect(violations()).toEqual([]);
  });

  it("a test of a short code", async () => {
    const { config, io } = await setUp();
    await runLines({ ...config, from: { kind: "phoneNumber", phoneNumber: "24680" } }, null, io);
    expect(recorded.some(({ path }) => path.endsWith("ShortCodes.json"))).toBe(true);
    expect(violations()).toEqual([]);
  });

  it("a call that fails, and the notes on it", async () => {
    const { config, io, account } = await setUp();
    const statuses = ["queued", "failed"];
    await account.addRule({ match: { method: "POST" }, action: { kind: "outcome", statuses } });
    await runLines(config, { to: phone, channel: "voice", message: null }, io);
    expect(recorded.some(({ path }) => path.endsWith("Notifications.json"))).toBe(true);
    expect(violations()).toEqual([]);
  });

  it("messages and calls that are reported on, and look-ups", async () => {
    const { account, io } = await setUp();
    const config = configFor(account);
    const statusUrl = "https://otp.example.com/status";
    const holdScript = async () => "https://otp.example.com/script";
    const { send, lookUp } = makeTwilioServer(quickPace().pace);
    const reported = { ...io, callbacks: { statusUrl, holdScript } };
    const sms = { channel: "sms", to: phone, text: "Hi", validForSeconds: 300 } as const;
    const spoken = { script: [{ say: "Hi" }], language: "en-US" };
    for (const message of [sms, { channel: "voice", to: phone, ...spoken } as const]) {
      const sent = await send(config, message, reported);
      if (sent.outcome !== "sent") throw new Error("It did not send.");
      const { providerId } = sent;
      const { channel } = message;
      expect(await lookUp?.(config, { providerId, channel }, io)).toMatchObject({ ok: true });
    }
    expect(recorded).toHaveLength(4);
    expect(violations()).toEqual([]);
  });

  it("the lists of the form", async () => {
    const { config, io } = await setUp();
    const { listOptions } = makeTwilioServer(quickPace().pace);
    for (const path of ["from.phoneNumber", "voiceFrom", "from.messagingServiceSid"])
      expect(await listOptions?.(path, config, io)).toMatchObject({ ok: true });
    expect(violations()).toEqual([]);
  });
});
