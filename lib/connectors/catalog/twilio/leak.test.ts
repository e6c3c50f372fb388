import { createServer } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { inspect } from "node:util";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { testCertificate } from "@/e2e/fakes/certs/test-certificate";
import type { RuleInput } from "@/e2e/fakes/twilio/rules";
import type { OutgoingMessage } from "@/lib/connectors/kit/message";
import { createLog } from "@/lib/core/log";
import { configFor, phone, quickPace, runLines, startStandIn, twilioIo } from "@/test/twilio";
import type { TwilioConfig } from "./client";
import { makeTwilioServer } from "./server";

const twilio = startStandIn();
const code = "493021";
const text = `Your Acme code is ${code}.`;
const keySecret = "canaryKeySecretZq7fX4d9Zq7fX4d9";
const keySid = `SK${"9".repeat(32)}`;

const messages: OutgoingMessage[] = [
  { channel: "sms", to: phone, text, code },
  {
    channel: "voice",
    to: phone,
    code,
    language: "en-US",
    script: [{ say: text }, { digits: code }],
  },
];

/** Everything the process writes while a test runs. */
const written: string[] = [];
beforeEach(() => {
  written.length = 0;
  vi.stubEnv("TWILIO_LOG_LEVEL", "debug");
  vi.stubEnv("NODE_DEBUG", "http,https,net");
  const take = (chunk: unknown) => {
    written.push(String(chunk));
    return true;
  };
  // The streams are the process's, not ours: whoever logs anything anywhere goes through them.
  vi.spyOn(process.stdout, "write").mockImplementation(take);
  vi.spyOn(process.stderr, "write").mockImplementation(take);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** Every way a value can be written down. */
function told(value: unknown): string {
  const lines: string[] = [];
  const log = createLog("debug", { write: (line: string) => lines.push(line) });
  log.debug({ value }, "value");
  log.error({ err: value }, "error");
  return [
    inspect(value, { depth: Number.POSITIVE_INFINITY, showHidden: true }),
    JSON.stringify(value),
    String(value),
    ...lines,
    ...written,
  ].join("\n");
}

function expectNoSecret(value: unknown, user: string, secret: string) {
  const all = told(value);
  const basic = Buffer.from(`${user}:${secret}`).toString("base64");
  const digits = phone.slice(1);
  for (const each of [secret, basic, basic.slice(12, 44), code, text, "Acme code", phone, digits])
    expect(all.includes(each), `"${each}" was told`).toBe(false);
  expect(/Basic [\w+/=]{8}/.test(all), "an Authorization header was told").toBe(false);
}

/** Sends both messages, tests and lists; answers all that came back or was thrown. */
async function doEverything(config: TwilioConfig, baseUrl: string) {
  const { pace } = quickPace({ deadlineMs: 150, connectMs: 100, followMs: 300 });
  const server = makeTwilioServer(pace);
  const io = twilioIo(baseUrl);
  const results: unknown[] = [];
  for (const message of messages) {
    results.push(await server.send(config, message, io).catch((thrown: unknown) => thrown));
    const { channel } = message;
    const lines = await runLines(config, { to: phone, channel, message }, io, pace).catch(
      (thrown: unknown) => thrown,
    );
    results.push(lines);
  }
  for (const path of ["from.phoneNumber", "voiceFrom", "from.messagingServiceSid"])
    results.push(await server.listOptions?.(path, config, io));
  return results;
}

const keyConfig = (accountSid: string): TwilioConfig => ({
  accountSid,
  auth: { kind: "apiKey", keySid, keySecret, receiptAuthToken: "" },
  from: { kind: "phoneNumber", phoneNumber: "+12025550143" },
  voiceFrom: "+12025550143",
});

const echo = (secret: string) =>
  `The message "${text}" to ${phone} by Basic ${secret} was refused (${code})`;
type Break = (secret: string) => RuleInput["action"] | null;

describe("no token, no code, no text and no recipient gets out when Twilio", () => {
  it.each([
    ["accepts everything", () => null],
    ["never answers", () => ({ kind: "hang" })],
    ["cuts the line", () => ({ kind: "reset" })],
    ["drips", () => ({ kind: "drip", everyMs: 50 })],
    ["answers with a web page", () => ({ kind: "html" })],
    ["answers with a web page as a fault", () => ({ kind: "html", status: 502 })],
    ["has a fault", (secret) => ({ kind: "error", code: 20500, message: echo(secret) })],
    [
      "refuses the credentials",
      (secret) => ({ kind: "error", code: 20003, message: echo(secret) }),
    ],
    [
      "refuses the message and quotes it",
      (secret) => ({ kind: "error", code: 21211, message: echo(secret) }),
    ],
    ["asks to slow down", (secret) => ({ kind: "error", code: 20429, message: echo(secret) })],
    [
      "quotes the request in a success",
      (secret) => ({ kind: "respond", status: 200, json: { echo: echo(secret) } }),
    ],
    [
      "sends torn JSON",
      (secret) => ({ kind: "respond", status: 201, text: `{"echo":"${echo(secret)}` }),
    ],
  ] satisfies [string, Break][])("%s", async (_, breakWith) => {
    for (const auth of ["authToken", "apiKey"] as const) {
      const account = await twilio.account({
        keys: [{ kind: "main", sid: keySid, secret: keySecret }],
      });
      const secret = auth === "apiKey" ? keySecret : account.spec.authToken;
      const action = breakWith(secret);
      if (action) await account.addRule({ action });
      const config = auth === "apiKey" ? keyConfig(account.sid) : configFor(account);
      const results = await doEverything(config, twilio.io().twilioBaseUrl ?? "");
      expect(results).toHaveLength(7);
      expectNoSecret(results, auth === "apiKey" ? keySid : account.sid, secret);
      await account.remove();
    }
  });

  it("is not there (connection refused)", async () => {
    const results = await doEverything(keyConfig(`AC${"a".repeat(32)}`), "http://127.0.0.1:9");
    expectNoSecret(results, keySid, keySecret);
  });

  it("has no name (DNS)", async () => {
    const results = await doEverything(keyConfig(`AC${"a".repeat(32)}`), "http://twilio.invalid");
    expectNoSecret(results, keySid, keySecret);
  });

  it("has a certificate nobody knows (TLS)", async () => {
    const server = createTlsServer(testCertificate(), (_, response) => response.end("{}"));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const url = `https://127.0.0.1:${port}`;
    const results = await doEverything(keyConfig(`AC${"a".repeat(32)}`), url);
    server.close();
    expectNoSecret(results, keySid, keySecret);
  });

  it("sends the Authorization header back in every field it has", async () => {
    const server = createServer((request, response) => {
      const all = JSON.stringify(request.headers);
      response.writeHead(400, { "Twilio-Request-Id": all.replaceAll('"', "'") });
      response.end(JSON.stringify({ code: all, message: all, more_info: all, detail: all }));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const results = await doEverything(
      keyConfig(`AC${"a".repeat(32)}`),
      `http://127.0.0.1:${port}`,
    );
    server.closeAllConnections();
    server.close();
    expectNoSecret(results, keySid, keySecret);
  });
});
