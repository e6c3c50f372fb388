import { and, eq, isNotNull } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { beforeEach, expect, it } from "vitest";
import { messageEvents, messages } from "@/drizzle/schema/messages";
import { openPool } from "@/lib/db/client";
import { createTestProject } from "@/test/context";
import { codeCall, deliver, heardOf, messageRow, startReceiptWorld } from "@/test/receipts";
import { ownNumber } from "@/test/twilio";
import { pollStatuses } from "./poll-statuses";
import { sweepLostIntents } from "./sweep-lost-intents";

const project = await createTestProject();
const { db } = project;
const world = await startReceiptWorld(project);
const never = new AbortController().signal;
let next = 0;
/** A recipient of one test's own. */
const newSms = () =>
  ({
    channel: "sms",
    to: `+1415555${String(1_000 + next++)}`,
    text: "493021 is your code.",
  }) as const;

const round = (minutes: number, on = db) => {
  const now = () => new Date(Date.now() + minutes * 60_000 + 1_000);
  return pollStatuses({ ...world.ctx(), db: on, clock: { now } }, never);
};
const progress = { mode: "manual", stepMs: 1 } as const;
const connect = () => world.connect("apiKey", { account: { progress } });
/** Sends by a messaging service that has two numbers; the account has another one beside it. */
const service = `MG${"6".repeat(32)}`;
const connectService = () =>
  world.connect("apiKey", {
    service,
    account: {
      progress,
      numbers: ["+12025550143", "+12025550144", ownNumber].map((phoneNumber) => ({ phoneNumber })),
      services: [
        { sid: service, friendlyName: "Codes", phoneNumbers: ["+12025550143", "+12025550144"] },
      ],
    },
  });

/** A message that the account sends without this product, from another number. */
async function sendBeside({ account }: Made, to: string): Promise<void> {
  const { sid, secret } = account.key("standard");
  const answer = await fetch(
    new URL(`/2010-04-01/Accounts/${account.sid}/Messages.json`, world.fake().url),
    {
      method: "POST",
      headers: { Authorization: `Basic ${btoa(`${sid}:${secret}`)}` },
      body: new URLSearchParams({ To: to, From: ownNumber, Body: "Your parcel is here." }),
    },
  );
  expect(answer.status).toBe(201);
}
type Made = Awaited<ReturnType<typeof connect>>;

/** Sends with the answer lost, after or before Twilio took the message. */
async function lose(made: Made, message: Parameters<typeof deliver>[2], isTaken: boolean) {
  const action = isTaken
    ? ({ kind: "reset", afterAcceptance: true } as const)
    : ({ kind: "reset" } as const);
  await made.account.addRule({ match: { method: "POST" }, action, times: 1 });
  const messageId = await deliver(db, made, message);
  expect(await messageRow(db, messageId)).toMatchObject({ status: "unknown", providerId: null });
  return messageId;
}
const lists = async ({ account }: Made) =>
  (await account.requests()).filter(({ method }) => method === "GET");
const posts = async ({ account }: Made) =>
  (await account.requests()).filter(({ method }) => method === "POST");
const noteOf = async (messageId: string) => {
  const [event] = await db
    .select()
    .from(messageEvents)
    .where(and(eq(messageEvents.messageId, messageId), eq(messageEvents.source, "system")));
  return event;
};

// Messages of another test must not be due in this one.
beforeEach(async () => {
  await db.update(messages).set({ pollAt: null }).where(isNotNull(messages.pollAt));
});

it.each([
  ["message", newSms],
  ["call", () => codeCall("493021")],
] as const)(
  "a lost %s that the provider has is found, and followed from there",
  async (_, make) => {
    const made = await connect();
    const messageId = await lose(made, make(), true);
    await round(1);
    const [sent] = [...(await made.account.messages()), ...(await made.account.calls())];
    expect(await messageRow(db, messageId)).toMatchObject({
      status: "queued",
      errorClass: null,
      providerId: sent?.sid,
      pollAt: expect.any(Date),
    });
    expect(await posts(made)).toHaveLength(1);
  },
);

it("one that the provider has not is looked for three times and was not sent", async () => {
  const made = await connect();
  const messageId = await lose(made, newSms(), false);
  for (const minutes of [1, 5]) {
    await round(minutes);
    expect(await heardOf(db, messageId)).toEqual([]);
  }
  await round(15);
  expect(await noteOf(messageId)).toMatchObject({
    providerStatus: "absent",
    detail: { meaning: expect.stringMatching(/has no such message: it was not sent\.$/) },
  });
  expect(await messageRow(db, messageId)).toMatchObject({ status: "unknown", pollAt: null });
  expect([await lists(made), await posts(made)].map((all) => all.length)).toEqual([3, 1]);
});

it("of several that could be it, none is taken", async () => {
  const made = await connect();
  const message = newSms();
  const lost = [await lose(made, message, true), await lose(made, message, true)];
  await round(1);
  for (const messageId of lost) {
    expect(await messageRow(db, messageId)).toMatchObject({
      status: "unknown",
      providerId: null,
      pollAt: null,
    });
    expect(await heardOf(db, messageId)).toEqual(["ambiguous"]);
  }
});

it("what another message has is not taken", async () => {
  const made = await connect();
  const message = newSms();
  const other = await deliver(db, made, message);
  const messageId = await lose(made, message, false);
  const { providerId } = await messageRow(db, other);
  await round(1);
  await round(15);
  expect(await messageRow(db, messageId)).toMatchObject({ status: "unknown", providerId: null });
  expect(await heardOf(db, messageId)).toEqual(["absent"]);
  expect(await messageRow(db, other)).toMatchObject({ providerId });
});

it("where the provider does not list, it is asked again and then says so", async () => {
  const made = await connect();
  const messageId = await lose(made, newSms(), true);
  await made.account.addRule({ match: { method: "GET" }, action: { kind: "error", code: 20503 } });
  for (const minutes of [1, 5, 15]) await round(minutes);
  expect(await messageRow(db, messageId)).toMatchObject({ status: "unknown", pollAt: null });
  expect(await heardOf(db, messageId)).toEqual(["unanswered"]);
});

it("one that a messaging service took is found among others of the account", async () => {
  const made = await connectService();
  const message = newSms();
  await sendBeside(made, message.to);
  const messageId = await lose(made, message, true);
  const sent = await made.account.messages();
  await round(1);
  expect(await messageRow(db, messageId)).toMatchObject({
    status: "queued",
    providerId: sent.find(({ body }) => body === message.text)?.sid,
  });
});

it("where the provider has more than it lists at once, nothing is said to be absent", async () => {
  const made = await connectService();
  const message = newSms();
  const messageId = await lose(made, message, true);
  for (let sent = 0; sent < 100; sent += 1) await sendBeside(made, message.to);
  await round(1);
  expect(await messageRow(db, messageId)).toMatchObject({ status: "unknown", providerId: null });
  expect(await heardOf(db, messageId)).toEqual(["ambiguous"]);
});

it("two instances ask once", async () => {
  const made = await connect();
  await lose(made, newSms(), true);
  const pool = openPool(process.env.DATABASE_URL ?? "");
  const other = drizzle(pool);
  try {
    await Promise.all([round(1), round(1, other), round(1), round(1, other)]);
  } finally {
    await pool.end();
  }
  expect(await lists(made)).toHaveLength(1);
});

it("a message whose sender died is looked for too", async () => {
  const made = await connect();
  const messageId = await lose(made, newSms(), true);
  await db
    .update(messages)
    .set({ status: "sending", pollAt: null, createdAt: new Date(Date.now() - 61_000) })
    .where(eq(messages.id, messageId));
  await sweepLostIntents(world.ctx());
  await db.update(messages).set({ createdAt: new Date() }).where(eq(messages.id, messageId));
  await round(0);
  expect(await messageRow(db, messageId)).toMatchObject({
    status: "queued",
    providerId: expect.stringMatching(/^SM/),
  });
});
