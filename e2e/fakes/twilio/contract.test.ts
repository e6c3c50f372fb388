import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FakeTwilio, startFakeTwilio } from "../twilio";
import type { AccountHandle } from "./control";
import { Contract, type Exchange } from "./testing/contract";
import { RecordingClient } from "./testing/recording-client";
import { sdkFor } from "./testing/sdk";

const file = (name: string) => fileURLToPath(new URL(`../openapi/${name}`, import.meta.url));
const contract = new Contract([file("twilio_api_v2010.json"), file("twilio_messaging_v1.json")]);

const from = "+12025550143";
const to = "+12025550178";

describe("the stand-in keeps Twilio's OpenAPI contract", () => {
  let fake: FakeTwilio;
  let account: AccountHandle;
  let recorded: RecordingClient;
  let client: ReturnType<typeof sdkFor>;
  let messageSid: string;
  let callSid: string;

  beforeAll(async () => {
    fake = await startFakeTwilio();
    account = await fake.control.createAccount({
      keys: [{ kind: "standard" }],
      numbers: [{ phoneNumber: from }, { phoneNumber: "+447400123456" }],
      callerIds: [to],
      shortCodes: ["24680"],
      services: [{ phoneNumbers: [from], shortCodes: ["24680"], alphaSenders: ["Acme"] }],
      progress: { mode: "manual" },
    });
    recorded = new RecordingClient(fake.url);
    client = sdkFor(fake.url, account.sid, account.sid, account.spec.authToken, {}, recorded);
    messageSid = (await client.messages.create({ to, from, body: "Your code is 493021" })).sid;
    callSid = (await client.calls.create({ to, from, twiml: "<Response/>" })).sid;
  });
  afterAll(() => fake.close());

  /** The last exchange: the request as the server read it and the answer as it went out. */
  async function lastExchange(): Promise<Exchange> {
    const request = (await account.requests()).at(-1);
    if (request === undefined) throw new Error("nothing was received");
    return { ...request, status: recorded.lastStatus, body: recorded.lastBody };
  }

  const serviceSid = () => account.spec.services[0]?.sid ?? "";
  const operations: Record<string, () => Promise<unknown>> = {
    "the account": () => client.api.v2010.accounts(account.sid).fetch(),
    "the balance": () => client.balance.fetch(),
    "the keys": () => client.keys.list({ limit: 5 }),
    "owned numbers": () => client.incomingPhoneNumbers.list({ phoneNumber: from, pageSize: 5 }),
    "a bought number": () => client.incomingPhoneNumbers.create({ phoneNumber: "+12025550199" }),
    "verified caller IDs": () => client.outgoingCallerIds.list({ phoneNumber: to, limit: 5 }),
    "short codes": () => client.shortCodes.list({ shortCode: "24680", limit: 5 }),
    "a message from a number": () =>
      client.messages.create({
        to,
        from,
        body: "Your code is 493021",
        statusCallback: "https://example.com/status",
        validityPeriod: 300,
        riskCheck: "enable",
      }),
    "a message through a service": () =>
      client.messages.create({ to, messagingServiceSid: serviceSid(), body: "Hello" }),
    "a queued message": () => client.messages(messageSid).fetch(),
    "messages to somebody": () => client.messages.list({ to, from, limit: 5 }),
    "messages sent on a day": () => client.messages.list({ dateSent: new Date(), limit: 5 }),
    "calls to somebody": () => client.calls.list({ to, from, limit: 5 }),
    "a delivered message": async () => {
      for (const status of ["sending", "sent", "delivered"]) {
        await account.advance(messageSid, { status });
      }
      await client.messages(messageSid).fetch();
    },
    "a message that failed later": async () => {
      await account.advance(messageSid, { status: "undelivered", errorCode: 30_003 });
      await client.messages(messageSid).fetch();
    },
    "a call with repeated events": () =>
      client.calls.create({
        to,
        from,
        twiml: "<Response><Say>Hello</Say></Response>",
        statusCallback: "https://example.com/status",
        statusCallbackEvent: ["initiated", "ringing", "answered", "completed"],
        timeout: 30,
        timeLimit: 120,
      }),
    "a queued call": () => client.calls(callSid).fetch(),
    "a completed call": async () => {
      for (const status of ["ringing", "in-progress", "completed"]) {
        await account.advance(callSid, { status });
      }
      await client.calls(callSid).fetch();
    },
    "a call's notifications": async () => {
      const made = await client.calls.create({ to, from, twiml: "<Play/>" });
      await account.advance(made.sid, { status: "in-progress" });
      const notes = await client.calls(made.sid).notifications.list({ limit: 5 });
      expect(notes.map((n) => n.errorCode)).toEqual(["12100"]);
    },
    "messaging services": () => client.messaging.v1.services.list({ limit: 5 }),
    "a messaging service": () => client.messaging.v1.services(serviceSid()).fetch(),
    "a service's numbers": () =>
      client.messaging.v1.services(serviceSid()).phoneNumbers.list({ limit: 5 }),
    "a service's short codes": () =>
      client.messaging.v1.services(serviceSid()).shortCodes.list({ limit: 5 }),
    "a service's alphanumeric senders": () =>
      client.messaging.v1.services(serviceSid()).alphaSenders.list({ limit: 5 }),
  };

  it.each(Object.entries(operations))("%s", async (_name, run) => {
    await run();
    expect(contract.violations(await lastExchange())).toEqual([]);
  });

  describe("and the judge bites", () => {
    const list: Exchange = {
      method: "GET",
      path: `/2010-04-01/Accounts/AC${"1".repeat(32)}/Balance.json`,
      query: {},
      form: {},
      status: 200,
      body: { account_sid: `AC${"1".repeat(32)}`, balance: "1.00", currency: "USD" },
    };

    it("takes the unspoilt exchange", () => {
      expect(contract.violations(list)).toEqual([]);
    });

    it.each<[string, Partial<Exchange>]>([
      ["a number where text is declared", { body: { ...Object(list.body), balance: 1 } }],
      ["a missing property", { body: { balance: "1.00", currency: "USD" } }],
      ["an undeclared property", { body: { ...Object(list.body), extra: true } }],
      ["a SID of the wrong form", { body: { ...Object(list.body), account_sid: "AC12" } }],
      ["an undeclared status", { status: 202 }],
      ["an undeclared query field", { query: { Colour: ["red"] } }],
      ["a wrong account in the path", { path: "/2010-04-01/Accounts/SK12/Balance.json" }],
      ["an unknown path", { path: "/2010-04-01/Nowhere.json" }],
    ])("on %s", (_name, spoilt) => {
      expect(contract.violations({ ...list, ...spoilt })).not.toEqual([]);
    });

    it.each<[string, Exchange["form"]]>([
      ["a missing required field", { From: [from], Body: ["Hi"] }],
      ["an undeclared field", { To: [to], From: [from], Colour: ["red"] }],
      ["words where a number is declared", { To: [to], ValidityPeriod: ["soon"] }],
      ["a repeated field that may not repeat", { To: [to, to] }],
    ])("on a form with %s", async (_name, form) => {
      await client.messages.create({ to, from, body: "Hi" });
      const sound = await lastExchange();
      expect(contract.violations(sound)).toEqual([]);
      expect(contract.violations({ ...sound, form })).not.toEqual([]);
    });
  });
});
