import { describe, expect, it } from "vitest";
import type { RuleInput } from "@/e2e/fakes/twilio/rules";
import { configFor, phone, quickPace, startStandIn, twilioIo } from "@/test/twilio";
import { send } from "./send";

const twilio = startStandIn();
const sms = { channel: "sms", to: phone, text: "Your code is 493021." } as const;

/** Sends with every post met by `action`; answers the outcome and how often Twilio was asked. */
async function sendInto(action: RuleInput["action"], times: number | null = null) {
  const account = await twilio.account();
  await account.addRule({ match: { method: "POST" }, action, times });
  const { pace, waits } = quickPace({ deadlineMs: 1_500 });
  const outcome = await send(configFor(account), sms, twilio.io(), pace);
  const posts = (await account.requests()).length;
  return { outcome, posts, waits, messages: await account.messages() };
}

describe("nobody knows whether a message went out, and it is not sent again, when Twilio", () => {
  it.each([
    ["never answers", { kind: "hang", afterAcceptance: true }],
    ["drips its answer", { kind: "drip", everyMs: 500 }],
    ["cuts the line", { kind: "reset", afterAcceptance: true }],
    ["has a fault", { kind: "error", code: 20500, afterAcceptance: true }],
    ["is unavailable", { kind: "error", code: 20503 }],
    ["answers with a web page", { kind: "html", afterAcceptance: true }],
    ["answers with far too much", { kind: "huge", bytes: 50_000_000, afterAcceptance: true }],
    ["answers with another form", { kind: "respond", status: 201, json: { sid: 7 } }],
    ["answers with nothing", { kind: "respond", status: 201, json: null }],
    ["answers with no JSON", { kind: "respond", status: 201, text: "{torn" }],
    ["gives up on the request", { kind: "respond", status: 408, text: "" }],
  ] satisfies [string, RuleInput["action"]][])("%s", async (_, action) => {
    const { outcome, posts, waits } = await sendInto(action);
    expect(outcome).toMatchObject({
      outcome: "unknown",
      error: { class: "unknown_outcome", isRetrySafe: false },
    });
    expect(posts).toBe(1);
    expect(waits).toEqual([]);
  });
});

describe("a message is tried again", () => {
  it("after Twilio asked to slow down, twice at most", async () => {
    const once = await sendInto({ kind: "error", code: 20429 }, 2);
    expect(once.outcome.outcome).toBe("sent");
    expect(once.messages).toHaveLength(1);
    const never = await sendInto({ kind: "error", code: 20429 });
    expect(never.posts).toBe(3);
    expect(never.outcome).toMatchObject({
      outcome: "refused",
      error: { class: "throttled", isRetrySafe: true },
    });
  });

  it("when Twilio says, or not at all when that is too long", async () => {
    const headers = (seconds: string) => ({ "Retry-After": seconds });
    const soon = await sendInto({ kind: "error", code: 20429, headers: headers("2") }, 1);
    expect(soon.waits).toEqual([2_000]);
    expect(soon.outcome.outcome).toBe("sent");
    const late = await sendInto({ kind: "error", code: 20429, headers: headers("60") });
    expect(late.posts).toBe(1);
    expect(late.waits).toEqual([]);
  });

  it("where no connection could be made, because nothing was sent", async () => {
    const account = await twilio.account();
    const { pace, waits } = quickPace();
    // Port 9 of the loopback interface: nobody listens.
    const outcome = await send(configFor(account), sms, twilioIo("http://127.0.0.1:9"), pace);
    expect(waits).toHaveLength(2);
    expect(outcome).toMatchObject({
      outcome: "refused",
      error: { class: "provider_down", isRetrySafe: true, answer: {} },
    });
  });

  it("not once the caller's time is up", async () => {
    const account = await twilio.account();
    const { pace } = quickPace();
    const signal = AbortSignal.abort();
    const outcome = await send(configFor(account), sms, twilio.io({ signal }), pace);
    expect(outcome).toMatchObject({ outcome: "refused", error: { isRetrySafe: true } });
    expect(await account.requests()).toEqual([]);
  });
});
