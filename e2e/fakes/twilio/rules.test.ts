import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type FakeTwilio, startFakeTwilio } from "../twilio";
import type { AccountHandle } from "./control";
import { sdkFor } from "./testing/sdk";
import { verdict } from "./testing/verdict";

const from = "+12025550143";
const to = "+12025550178";

describe("a rule breaks exactly what it names", () => {
  let fake: FakeTwilio;
  let account: AccountHandle;

  beforeAll(async () => {
    fake = await startFakeTwilio();
  });
  afterAll(() => fake.close());
  beforeEach(async () => {
    account = await fake.control.createAccount({
      numbers: [{ phoneNumber: from }],
      progress: { mode: "manual" },
    });
  });

  const client = (options: { timeout?: number; autoRetry?: boolean; maxRetries?: number } = {}) =>
    sdkFor(fake.url, account.sid, account.sid, account.spec.authToken, options);
  const send = (with_ = client()) => with_.messages.create({ to, from, body: "Hi" });

  it("answers 429 as often as told and then succeeds", async () => {
    await account.addRule({ action: { kind: "error", code: 20429 }, times: 2 });
    await send(client({ autoRetry: true, maxRetries: 2 }));
    const requests = await account.requests();
    expect(requests.map((r) => r.status)).toEqual([429, 429, 201]);
    expect(await account.messages()).toHaveLength(1);
  });

  it("puts headers on an error answer", async () => {
    await account.addRule({
      action: { kind: "error", code: 20429, headers: { "Retry-After": "2" } },
    });
    const answer = await fetch(`${fake.url}/2010-04-01/Accounts/${account.sid}/Balance.json`);
    expect(answer.headers.get("retry-after")).toBe("2");
    expect(answer.headers.get("twilio-request-id")).toMatch(/^RQ[0-9a-f]{32}$/);
  });

  it.each([
    ["error", { kind: "error", code: 20503 }, "503/20503"],
    ["reset", { kind: "reset" }, "ECONNRESET"],
    ["hang", { kind: "hang" }, "ECONNABORTED"],
    ["html", { kind: "html", status: 502 }, "502/none"],
  ] as const)("%s before and after acceptance", async (_name, action, expected) => {
    // Only a silent answer is cut short: the others must not race a busy machine.
    const timeout = action.kind === "hang" ? 300 : 5_000;
    await account.addRule({ match: { to }, action, times: 1 });
    expect(await verdict(send(client({ timeout })))).toBe(expected);
    expect(await account.messages()).toHaveLength(0);
    await account.addRule({
      match: { to },
      action: { ...action, afterAcceptance: true },
      times: 1,
    });
    expect(await verdict(send(client({ timeout })))).toBe(expected);
    expect(await account.messages()).toHaveLength(1);
  });

  it("answers a web page with status 200", async () => {
    await account.addRule({ action: { kind: "html" } });
    expect(await verdict(send())).toBe("SyntaxError");
  });

  it("delays the true answer", async () => {
    await account.addRule({ action: { kind: "delay", ms: 600 }, times: 2 });
    expect(await verdict(send(client({ timeout: 200 })))).toBe("ECONNABORTED");
    expect(await verdict(send())).toBe("ok");
  });

  it("drips the true answer a byte at a time", async () => {
    await account.addRule({ action: { kind: "drip", everyMs: 1 }, times: 1 });
    expect(await verdict(send())).toBe("ok");
    await account.addRule({ action: { kind: "drip", everyMs: 500 }, times: 1 });
    expect(await verdict(send(client({ timeout: 400 })))).toBe("ECONNABORTED");
  });

  it("answers as many bytes as told", async () => {
    await account.addRule({ action: { kind: "huge", bytes: 3_000_000 } });
    const answer = await fetch(`${fake.url}/2010-04-01/Accounts/${account.sid}/Balance.json`);
    expect((await answer.text()).length).toBeGreaterThan(3_000_000);
  });

  it("answers any chosen status and body", async () => {
    await account.addRule({
      match: { path: "Balance.json" },
      action: { kind: "respond", status: 200, json: { balance: null } },
    });
    const balance = await client().balance.fetch();
    expect(balance.balance).toBeNull();
  });

  it("takes only the method, path and recipient it names", async () => {
    const action = { kind: "error", code: 20500 } as const;
    await account.addRule({ match: { method: "POST", path: "Calls.json$" }, action });
    await account.addRule({ match: { to: "+12025550111" }, action });
    expect(await verdict(send())).toBe("ok");
    expect(await verdict(client().balance.fetch())).toBe("ok");
    const call = { to, from, twiml: "<Response/>" };
    expect(await verdict(client().calls.create(call))).toBe("500/20500");
    await account.clearRules();
    expect(await verdict(client().calls.create(call))).toBe("ok");
  });

  it("touches no other account, and neither does its log", async () => {
    const other = await fake.control.createAccount({ numbers: [{ phoneNumber: "+12025550199" }] });
    await account.addRule({ action: { kind: "error", code: 20500 } });
    const theirs = sdkFor(fake.url, other.sid, other.sid, other.spec.authToken);
    expect(await verdict(theirs.messaging.v1.services.list({ limit: 1 }))).toBe("ok");
    expect(await verdict(client().messaging.v1.services.list({ limit: 1 }))).toBe("500/20500");
    expect(await other.requests()).toHaveLength(1);
    expect(await account.requests()).toHaveLength(1);
    await other.remove();
    expect(await verdict(theirs.balance.fetch())).toBe("401/20003");
  });

  it("marks in the log what was broken and whose caller left", async () => {
    await account.addRule({ action: { kind: "hang" }, times: 1 });
    await account.addRule({ action: { kind: "delay", ms: 60_000 }, times: 1 });
    await verdict(send(client({ timeout: 200 })));
    await verdict(send(client({ timeout: 200 })));
    await verdict(send());
    const outcomes = async () => (await account.requests()).map((r) => r.outcome);
    await expect.poll(outcomes).toEqual(["caller-left", "broken", "answered"]);
  });

  it("refuses a rule or an account it does not understand", async () => {
    const answer = await fetch(`${fake.url}/__fake/accounts/${account.sid}/rules`, {
      method: "POST",
      body: JSON.stringify({ action: { kind: "explode" } }),
    });
    expect(answer.status).toBe(400);
    const spec = { services: [{ phoneNumbers: ["+12025550143"] }] };
    await expect(fake.control.createAccount(spec)).rejects.toThrow("is not owned");
  });
});
