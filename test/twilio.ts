import { afterAll, beforeAll } from "vitest";
import { type FakeTwilio, startFakeTwilio } from "@/e2e/fakes/twilio";
import type { AccountInput } from "@/e2e/fakes/twilio/account-spec";
import type { AccountHandle } from "@/e2e/fakes/twilio/control";
import type { TwilioConfig } from "@/lib/connectors/catalog/twilio/client";
import type { Pace } from "@/lib/connectors/catalog/twilio/pace";
import { loadSdk } from "@/lib/connectors/catalog/twilio/sdk";
import { makeTwilioServer } from "@/lib/connectors/catalog/twilio/server";
import type { ConnectorIo } from "@/lib/connectors/kit/server-half";
import type { TestLine, TestRecipient } from "@/lib/connectors/kit/test-line";

export const ownNumber = "+12025550143";
export const phone = "+14155550123";

/** A pace at which waits pass at once and are counted as if they had not. */
export function quickPace(limits: Partial<Pace> = {}) {
  const waits: number[] = [];
  const skipped = () => waits.reduce((sum, ms) => sum + ms, 0);
  const pace: Pace = {
    elapsedMs: () => performance.now() + skipped(),
    wait: (ms) =>
      new Promise((resolve) => {
        waits.push(ms);
        setImmediate(resolve);
      }),
    deadlineMs: 10_000,
    questionMs: limits.deadlineMs ?? 10_000,
    connectMs: 3_000,
    followMs: 30_000,
    ...limits,
  };
  return { pace, waits };
}

/** A stand-in for the tests of one file. */
export function startStandIn() {
  const state: { fake: FakeTwilio | null } = { fake: null };
  beforeAll(async () => {
    // Loaded beforehand: on a busy machine that alone can take as long as a test's deadline.
    [state.fake] = await Promise.all([startFakeTwilio(), loadSdk()]);
  });
  afterAll(() => state.fake?.close());
  const fake = () => {
    if (!state.fake) throw new Error("The stand-in runs inside tests only.");
    return state.fake;
  };

  return {
    io: (more: Partial<ConnectorIo> = {}): ConnectorIo => twilioIo(fake().url, more),
    account: (input: AccountInput = {}) =>
      fake().control.createAccount({
        numbers: [{ phoneNumber: ownNumber }],
        progress: { mode: "auto", stepMs: 1 },
        ...input,
      }),
  };
}

export const twilioIo = (twilioBaseUrl: string, more: Partial<ConnectorIo> = {}): ConnectorIo => ({
  now: () => new Date(),
  signal: new AbortController().signal,
  twilioBaseUrl,
  deliverToSandbox: () => Promise.reject(new Error("Twilio does not use the Sandbox.")),
  ...more,
});

/** Settings that work with an account of the stand-in: its token, and its first number for both. */
export const configFor = (
  account: AccountHandle,
  more: Partial<TwilioConfig> = {},
): TwilioConfig => ({
  accountSid: account.sid,
  auth: { kind: "authToken", authToken: account.spec.authToken },
  from: { kind: "phoneNumber", phoneNumber: ownNumber },
  voiceFrom: ownNumber,
  ...more,
});

export const withKey = (account: AccountHandle, kind: "main" | "standard" | "restricted") => {
  const { sid: keySid, secret: keySecret } = account.key(kind);
  return { auth: { kind: "apiKey", keySid, keySecret, receiptAuthToken: "" } } as const;
};

/** Runs a test to its end: every line as it came, and the last of each by its id. */
export async function runLines(
  config: TwilioConfig,
  recipient: TestRecipient | null,
  io: ConnectorIo,
  pace: Pace = quickPace().pace,
) {
  const all: TestLine[] = [];
  for await (const line of makeTwilioServer(pace).runTest(config, recipient, io)) all.push(line);
  const last = new Map(all.map((line) => [line.id, line]));
  const line = (id: string): TestLine => {
    const found = last.get(id);
    if (!found) throw new Error(`No line "${id}" among ${[...last.keys()].join(", ")}.`);
    return found;
  };
  return { all, line, ids: [...last.keys()] };
}
