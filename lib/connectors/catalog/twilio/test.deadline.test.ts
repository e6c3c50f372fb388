import { describe, expect, it } from "vitest";
import type { RuleInput } from "@/e2e/fakes/twilio/rules";
import {
  configFor,
  phone,
  quickPace,
  runLines,
  startStandIn,
  twilioIo,
  withKey,
} from "@/test/twilio";
import { planTest } from "./plan-test";
import { makeTwilioServer } from "./server";

const twilio = startStandIn();
// The questions that do not hang have to be answered in time on a busy machine too.
const patient = { questionMs: 4_000, deadlineMs: 15_000 };
const sms = { to: phone, channel: "sms", message: null } as const;

async function testUnder(
  action: RuleInput["action"],
  match: RuleInput["match"] = {},
  limits: Parameters<typeof quickPace>[0] = { deadlineMs: 1_500 },
) {
  const account = await twilio.account();
  await account.addRule({ match, action });
  const config = configFor(account);
  const { pace } = quickPace(limits);
  // What hangs or drips does so for good: without the deadline this would never end.
  const result = await runLines(config, null, twilio.io(), pace);
  const planned = planTest(config, null).map(({ id }) => id);
  expect([...result.ids].sort()).toEqual(planned.sort());
  return { account, ...result };
}

describe("every line is told in time, whatever Twilio does:", () => {
  it.each([
    ["it never answers", { kind: "hang" }],
    ["it drips", { kind: "drip", everyMs: 200 }],
    ["it cuts the line", { kind: "reset" }],
    ["it answers with a web page", { kind: "html" }],
    ["it answers with far too much", { kind: "huge", bytes: 50_000_000 }],
    ["a proxy answers for it", { kind: "respond", status: 407, text: "who are you" }],
    ["it has a fault", { kind: "error", code: 20500 }],
  ] satisfies [string, RuleInput["action"]][])("%s", async (_, action) => {
    const { line, ids } = await testUnder(action);
    expect(line("reached")).toMatchObject({
      state: "fail",
      label: "Twilio was not reached",
      meaning: expect.any(String),
      advice: expect.any(String),
    });
    for (const id of ids.filter((id) => id !== "reached"))
      expect(line(id)).toMatchObject({ state: "skipped", meaning: "Twilio was not reached." });
  });

  it("a single check hangs, and the others are told", async () => {
    const { line } = await testUnder({ kind: "hang" }, { path: "Balance.json" }, patient);
    expect(line("balance")).toMatchObject({ state: "unknown", label: "Balance: cannot tell" });
    expect(line("sender").state).toBe("pass");
    expect(line("voice-sender").state).toBe("pass");
  });

  it("one of the first questions hangs, and the rest is still found out", async () => {
    const account = await twilio.account({ keys: [{ kind: "main" }] });
    await account.addRule({ match: { path: "Keys.json" }, action: { kind: "hang" } });
    const config = configFor(account, withKey(account, "main"));
    const { line } = await runLines(config, null, twilio.io(), quickPace(patient).pace);
    expect(line("credentials")).toMatchObject({ state: "pass", label: "API key accepted" });
    expect(line("sender").state).toBe("pass");
    expect(line("balance").state).toBe("pass");
  });

  it("it asks to slow down, which says nothing about the connector", async () => {
    const { line, all } = await testUnder({ kind: "error", code: 20429 });
    expect(line("reached").state).toBe("pass");
    expect(line("credentials")).toMatchObject({ state: "unknown", answer: { code: "20429" } });
    expect(all.some(({ state }) => state === "fail")).toBe(false);
  });

  it("nothing listens", async () => {
    const account = await twilio.account();
    const { line } = await runLines(configFor(account), null, twilioIo("http://127.0.0.1:9"));
    expect(line("reached")).toMatchObject({
      state: "fail",
      meaning: "No connection to Twilio could be made.",
    });
  });
});

describe("a test that nobody reads any more", () => {
  it("stops asking Twilio", async () => {
    const account = await twilio.account();
    await account.addRule({ match: { path: "Balance.json" }, action: { kind: "hang" } });
    const server = makeTwilioServer(quickPace({ deadlineMs: 60_000 }).pace);
    for await (const line of server.runTest(configFor(account), sms, twilio.io())) {
      if (line.id === "credentials") break;
    }
    await expect
      .poll(async () => (await account.requests()).some(({ outcome }) => outcome === "pending"))
      .toBe(false);
    expect(await account.messages()).toEqual([]);
  });

  it("ends with the caller's signal", async () => {
    const account = await twilio.account();
    await account.addRule({ action: { kind: "hang" } });
    const caller = new AbortController();
    const io = twilio.io({ signal: caller.signal });
    const run = runLines(configFor(account), sms, io);
    await expect.poll(async () => (await account.requests()).length).toBeGreaterThan(0);
    caller.abort();
    const { line } = await run;
    expect(line("reached").state).toBe("fail");
    expect(line("message").state).toBe("skipped");
  });
});
