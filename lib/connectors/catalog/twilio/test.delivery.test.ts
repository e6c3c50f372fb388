import { describe, expect, it } from "vitest";
import type { RuleInput } from "@/e2e/fakes/twilio/rules";
import type { OutgoingMessage } from "@/lib/connectors/kit/message";
import type { TestLine } from "@/lib/connectors/kit/test-line";
import { configFor, phone, quickPace, runLines, startStandIn } from "@/test/twilio";
import { makeTwilioServer } from "./server";

const twilio = startStandIn();
const progress = { mode: "auto", stepMs: 0 } as const;

/** Tests with a live message whose fate the rule decides. */
async function follow(channel: "sms" | "voice", action?: RuleInput["action"]) {
  const account = await twilio.account({ progress });
  if (action) await account.addRule({ match: { method: "POST" }, action });
  return await runLines(configFor(account), { to: phone, channel, message: null }, twilio.io());
}

describe("a test message", () => {
  it.each([
    ["delivered", undefined, "pass", "Delivered"],
    ["read", undefined, "pass", "Delivered and read"],
    ["undelivered", 30003, "fail", "Not delivered"],
    ["failed", 30007, "fail", "Failed"],
    ["canceled", undefined, "fail", "Cancelled"],
  ])("that ends as %s (%s) is a %s", async (last, errorCode, state, label) => {
    const statuses = ["queued", "sent", last];
    const { line } = await follow("sms", {
      kind: "outcome",
      statuses,
      ...(errorCode ? { errorCode } : {}),
    });
    expect(line("delivery")).toMatchObject({ state, label, durationMs: expect.any(Number) });
    if (errorCode)
      expect(line("delivery")).toMatchObject({
        answer: { code: String(errorCode) },
        link: expect.stringContaining(String(errorCode)),
      });
  });

  it("that the carrier never confirms is 'sent', after half a minute", async () => {
    const { line } = await follow("sms", { kind: "outcome", statuses: ["queued", "sent"] });
    expect(line("delivery")).toMatchObject({
      state: "unknown",
      label: "Message is sent",
      meaning: expect.stringContaining("did not confirm"),
    });
    expect(line("delivery").durationMs).toBeGreaterThanOrEqual(30_000);
    expect(line("delivery").durationMs).toBeLessThan(35_000);
  });

  it("tells each status on its way once, under the same id", async () => {
    const account = await twilio.account({ progress: { mode: "manual" } });
    const server = makeTwilioServer(quickPace({ followMs: 3_600_000 }).pace);
    const recipient = { to: phone, channel: "sms", message: null } as const;
    const told: TestLine[] = [];
    const next: Record<string, string> = { queued: "sending", sending: "sent", sent: "delivered" };
    for await (const line of server.runTest(configFor(account), recipient, twilio.io())) {
      if (line.id !== "delivery") continue;
      told.push(line);
      const [message] = await account.messages();
      const status = next[message?.status ?? ""];
      if (message && status) await account.advance(message.sid, { status });
    }
    expect(told.map(({ label, state }) => [label, state])).toEqual([
      ["On its way: queued", "pending"],
      ["On its way: sending", "pending"],
      ["On its way: sent", "pending"],
      ["Delivered", "pass"],
    ]);
  });

  it("survives a lost look at its status", async () => {
    const account = await twilio.account({ progress });
    const match = { method: "GET", path: "/Messages/" } as const;
    await account.addRule({ match, action: { kind: "error", code: 20500 }, times: 2 });
    await account.addRule({ match, action: { kind: "reset" }, times: 1 });
    const recipient = { to: phone, channel: "sms", message: null } as const;
    const { line } = await runLines(configFor(account), recipient, twilio.io());
    expect(line("delivery").state).toBe("pass");
  });

  it("is the caller's where the caller has one", async () => {
    const account = await twilio.account({ progress });
    const message: OutgoingMessage = {
      channel: "sms",
      to: phone,
      text: "Code 493021",
      code: "493021",
    };
    const { all } = await runLines(
      configFor(account),
      { to: phone, channel: "sms", message },
      twilio.io(),
    );
    expect((await account.messages())[0]?.body).toBe("Code 493021");
    expect(JSON.stringify(all)).not.toContain("493021");
  });

  it("whose fate nobody knows is told so and not followed", async () => {
    const { line } = await follow("sms", { kind: "reset", afterAcceptance: true });
    expect(line("message")).toMatchObject({
      state: "unknown",
      label: "Message: nobody knows whether it went out",
      advice: expect.stringContaining("message log"),
    });
    expect(line("delivery").state).toBe("skipped");
  });
});

describe("a test call", () => {
  it.each([
    ["completed", "pass", "Call was answered"],
    ["busy", "warn", "The line was busy"],
    ["no-answer", "warn", "Nobody answered"],
    ["failed", "fail", "Failed"],
    ["canceled", "fail", "Cancelled"],
  ])("that ends as %s is a %s", async (last, state, label) => {
    const statuses = ["queued", "ringing", last];
    const { line } = await follow("voice", { kind: "outcome", statuses });
    expect(line("delivery")).toMatchObject({ state, label });
  });

  it("that fails is explained by what Twilio noted on it", async () => {
    const account = await twilio.account({ progress });
    const statuses = ["queued", "failed"];
    await account.addRule({ match: { method: "POST" }, action: { kind: "outcome", statuses } });
    await account.addRule({
      match: { path: "Notifications.json" },
      action: { kind: "respond", status: 200, json: { notifications: [{ error_code: "13227" }] } },
    });
    const recipient = { to: phone, channel: "voice", message: null } as const;
    const { line } = await runLines(configFor(account), recipient, twilio.io());
    expect(line("delivery")).toMatchObject({
      state: "fail",
      answer: { code: "13227" },
      meaning: "Calls to this country are switched off.",
    });
  });

  it("without a voice number is not placed", async () => {
    const account = await twilio.account();
    const { line } = await runLines(
      configFor(account, { voiceFrom: "" }),
      { to: phone, channel: "voice", message: null },
      twilio.io(),
    );
    expect(line("message")).toMatchObject({
      state: "fail",
      meaning: "The connector has no phone number for voice calls.",
    });
    expect(await account.calls()).toEqual([]);
  });
});
