import { validateRequest } from "twilio/lib/webhooks/webhooks";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FakeTwilio, startFakeTwilio } from "../twilio";
import type { AccountHandle } from "./control";
import { startCallbackReceiver } from "./testing/callback-receiver";
import { sdkFor } from "./testing/sdk";

const from = "+12025550143";
const to = "+12025550178";

describe("messages and calls go on by themselves", () => {
  let fake: FakeTwilio;
  let account: AccountHandle;
  let client: ReturnType<typeof sdkFor>;

  beforeAll(async () => {
    fake = await startFakeTwilio();
    account = await fake.control.createAccount({
      numbers: [{ phoneNumber: from }],
      services: [{ phoneNumbers: [from] }],
      progress: { stepMs: 1 },
    });
    client = sdkFor(fake.url, account.sid, account.sid, account.spec.authToken);
  });
  afterAll(() => fake.close());

  it("reports each status of a message by a signed callback and ends delivered", async () => {
    const receiver = await startCallbackReceiver();
    const { sid, status } = await client.messages.create({
      to,
      from,
      body: "Your code is 493021",
      statusCallback: receiver.url,
    });
    expect(status).toBe("queued");
    await expect.poll(() => receiver.received.length).toBe(3);
    const told = receiver.received.map((c) => c.fields.MessageStatus);
    expect(told).toEqual(["sending", "sent", "delivered"]);
    for (const { signature, url, fields } of receiver.received) {
      expect(validateRequest(account.spec.authToken, signature, url, fields)).toBe(true);
      expect(fields).toMatchObject({
        MessageSid: sid,
        AccountSid: account.sid,
        To: to,
        From: from,
      });
    }
    expect((await client.messages(sid).fetch()).status).toBe("delivered");
    const log = await account.callbacks();
    expect(log.filter((c) => c.resourceSid === sid).map((c) => c.status)).toEqual([204, 204, 204]);
    await receiver.close();
  });

  it("starts a message through a service as accepted and then names its sender", async () => {
    const messagingServiceSid = account.spec.services[0]?.sid ?? "";
    const made = await client.messages.create({ to, messagingServiceSid, body: "Hi" });
    expect([made.status, made.from]).toEqual(["accepted", null]);
    const read = () => client.messages(made.sid).fetch();
    await expect.poll(async () => (await read()).status).toBe("delivered");
    expect((await read()).from).toBe(from);
  });

  it.each([
    ["+15005530003", "undelivered", 30003],
    ["+15005530007", "undelivered", 30007],
    ["+15005530450", "failed", 30450],
  ])("ends a message to %s as %s with %i", async (recipient, status, errorCode) => {
    const { sid } = await client.messages.create({ to: recipient, from, body: "Hi" });
    const read = () => client.messages(sid).fetch();
    await expect.poll(async () => (await read()).status).toBe(status);
    expect((await read()).errorCode).toBe(errorCode);
  });

  it("lets a rule decide how the next message ends", async () => {
    await account.addRule({
      match: { to: "+12025550111" },
      action: { kind: "outcome", statuses: ["queued", "sent"] },
      times: 1,
    });
    const { sid } = await client.messages.create({ to: "+12025550111", from, body: "Hi" });
    await expect.poll(async () => (await client.messages(sid).fetch()).status).toBe("sent");
  });

  it("reports a call's chosen events in order, signed, and ends completed", async () => {
    const receiver = await startCallbackReceiver();
    const { sid } = await client.calls.create({
      to,
      from,
      twiml: "<Response><Say>Hi</Say></Response>",
      statusCallback: receiver.url,
      statusCallbackEvent: ["initiated", "ringing", "answered", "completed"],
    });
    await expect.poll(() => receiver.received.length).toBe(4);
    expect(receiver.received.map((c) => [c.fields.SequenceNumber, c.fields.CallStatus])).toEqual([
      ["0", "initiated"],
      ["1", "ringing"],
      ["2", "in-progress"],
      ["3", "completed"],
    ]);
    for (const { signature, url, fields } of receiver.received) {
      expect(validateRequest(account.spec.authToken, signature, url, fields)).toBe(true);
    }
    expect((await client.calls(sid).fetch()).status).toBe("completed");
    await receiver.close();
  });

  it("tells only the end of a call when no event was chosen", async () => {
    const receiver = await startCallbackReceiver();
    await client.calls.create({ to, from, twiml: "<Response/>", statusCallback: receiver.url });
    await expect.poll(() => receiver.received.length).toBe(1);
    expect(receiver.received[0]?.fields.CallStatus).toBe("completed");
    await receiver.close();
  });

  it.each([
    ["+15005599101", "busy"],
    ["+15005599102", "no-answer"],
    ["+15005599103", "failed"],
    ["+15005599104", "canceled"],
  ])("ends a call to %s as %s", async (recipient, status) => {
    const { sid } = await client.calls.create({ to: recipient, from, twiml: "<Response/>" });
    await expect.poll(async () => (await client.calls(sid).fetch()).status).toBe(status);
  });

  it("asks the application for the document of a call by a signed post", async () => {
    const receiver = await startCallbackReceiver("<Response><Say>4. 9. 3.</Say></Response>");
    const { sid } = await client.calls.create({ to, from, url: receiver.url });
    await expect.poll(async () => (await client.calls(sid).fetch()).status).toBe("completed");
    const kept = (await account.calls()).find((call) => call.sid === sid);
    expect(kept?.twiml).toContain("4. 9. 3.");
    const { signature = "", url = "", fields = {} } = receiver.received[0] ?? {};
    expect(validateRequest(account.spec.authToken, signature, url, fields)).toBe(true);
    await receiver.close();
  });

  it("waits in manual mode and sends false reports on demand", async () => {
    const receiver = await startCallbackReceiver();
    const mine = await fake.control.createAccount({
      numbers: [{ phoneNumber: from }],
      progress: { mode: "manual" },
    });
    const own = sdkFor(fake.url, mine.sid, mine.sid, mine.spec.authToken);
    const { sid } = await own.messages.create({
      to,
      from,
      body: "Hi",
      statusCallback: receiver.url,
    });
    await mine.advance(sid, { status: "delivered" });
    await mine.advance(sid, { status: "sent", isReportOnly: true });
    const told = receiver.received.map((c) => c.fields.MessageStatus);
    expect(told).toEqual(["delivered", "sent"]);
    expect((await own.messages(sid).fetch()).status).toBe("delivered");
    await receiver.close();
  });
});
