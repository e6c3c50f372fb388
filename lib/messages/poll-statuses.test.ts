import { and, eq, isNotNull } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { beforeEach, describe, expect, it } from "vitest";
import { messageEvents, messages } from "@/drizzle/schema/messages";
import type { AccountInput } from "@/e2e/fakes/twilio/account-spec";
import { openPool } from "@/lib/db/client";
import { createTestProject } from "@/test/context";
import {
  codeCall,
  deliver,
  heardOf,
  messageOf,
  messageRow,
  startReceiptWorld,
} from "@/test/receipts";
import { phone } from "@/test/twilio";
import { pollStatuses } from "./poll-statuses";
import { sweepLostIntents } from "./sweep-lost-intents";

const project = await createTestProject();
const { db } = project;
const world = await startReceiptWorld(project);
const manual: AccountInput = { progress: { mode: "manual", stepMs: 1 } };
const sms = {
  channel: "sms",
  to: phone,
  text: "493021 is your code.",
  validForSeconds: 300,
} as const;

const never = new AbortController().signal;
/** A round of one instance at `seconds` from now. */
const round = (seconds: number, { signal = never, on = db } = {}) => {
  const now = () => new Date(Date.now() + seconds * 1_000);
  const ctx = { ...world.ctx(), db: on, clock: { now } };
  return pollStatuses({ ...ctx, actor: { kind: "system", name: "test" } }, signal);
};
type Made = Awaited<ReturnType<typeof world.connect>>;
const looksAt = async ({ account }: Made, sid: string) =>
  (await account.requests()).filter(({ method, path }) => method === "GET" && path.includes(sid));
const sidOf = async (messageId: string) => (await messageRow(db, messageId)).providerId ?? "none";
/** Seconds from the send until the next look, about. */
const nextLook = async (messageId: string) => {
  const { pollAt, createdAt } = await messageRow(db, messageId);
  return pollAt && Math.round((pollAt.getTime() - createdAt.getTime()) / 1_000);
};

// Messages of another test must not be due in this one.
beforeEach(async () => {
  await db.update(messages).set({ pollAt: null }).where(isNotNull(messages.pollAt));
});

describe("where nobody reports, statuses are asked for:", () => {
  it("again and again until the end, and then for the price", async () => {
    const made = await world.connect("apiKey", { account: manual });
    const messageId = await deliver(db, made, sms);
    const sid = await sidOf(messageId);
    expect(await messageRow(db, messageId)).toMatchObject({ status: "queued" });
    await round(4);
    expect(await looksAt(made, sid)).toHaveLength(0);

    await made.account.advance(sid, { status: "sending" });
    await round(6);
    expect(await looksAt(made, sid)).toHaveLength(1);
    expect(await nextLook(messageId)).toBe(15);

    await made.account.advance(sid, { status: "undelivered", errorCode: 30003 });
    await round(16);
    expect(await messageRow(db, messageId)).toMatchObject({
      status: "undelivered",
      errorClass: "unreachable",
      errorCode: "30003",
      segments: 1,
    });
    expect(await heardOf(db, messageId)).toEqual(["sending", "undelivered"]);
    // It was never sent, so it has no price yet.
    expect(await nextLook(messageId)).toBe(120);
    expect(await made.account.messages()).toHaveLength(1);
  });

  it("and no more once status and price are known", async () => {
    const made = await world.connect("apiKey", { account: manual });
    const messageId = await deliver(db, made, sms);
    const sid = await sidOf(messageId);
    await made.account.advance(sid, { status: "sent" });
    await made.account.advance(sid, { status: "delivered" });
    await round(6);
    expect(await messageRow(db, messageId)).toMatchObject({
      status: "delivered",
      costAmount: "0.00790",
      costCurrency: "USD",
      pollAt: null,
    });
    const [event] = await db
      .select()
      .from(messageEvents)
      .where(and(eq(messageEvents.messageId, messageId), eq(messageEvents.source, "poll")));
    expect(event?.providerStatus).toBe("delivered");
  });

  it("of calls too, with the note on why one failed", async () => {
    const made = await world.connect("apiKey", { account: manual });
    const messageId = await deliver(db, made, codeCall("493021"));
    await made.account.advance(await sidOf(messageId), { status: "no-answer" });
    await round(6);
    expect(await messageRow(db, messageId)).toMatchObject({
      status: "undelivered",
      errorClass: "unreachable",
    });
  });

  it("rarely where reports are to come, and the price after them", async () => {
    const made = await world.connect("authToken");
    const messageId = await deliver(db, made, sms);
    await expect.poll(async () => (await messageRow(db, messageId)).status).toBe("delivered");
    expect(await nextLook(messageId)).toBe(120);
    await round(121);
    expect(await messageRow(db, messageId)).toMatchObject({ costAmount: "0.00790", pollAt: null });
    // One line for each word, whoever brought it.
    expect(await heardOf(db, messageId)).toEqual(["delivered", "sending", "sent"]);
  });

  it("and gives up after four hours", async () => {
    const made = await world.connect("apiKey", { account: manual });
    const messageId = await deliver(db, made, sms);
    await round(4 * 3_600 + 1);
    expect(await messageRow(db, messageId)).toMatchObject({ status: "queued", pollAt: null });
  });
});

it("looks once, however many instances look", async () => {
  const made = await world.connect("apiKey", { account: manual });
  const sent = await Promise.all(Array.from({ length: 12 }, () => deliver(db, made, sms)));
  const pool = openPool(process.env.DATABASE_URL ?? "");
  const other = drizzle(pool);
  try {
    await Promise.all([round(6), round(6, { on: other }), round(6), round(6, { on: other })]);
  } finally {
    await pool.end();
  }
  for (const messageId of sent) expect(await looksAt(made, await sidOf(messageId))).toHaveLength(1);
});

it("goes on after a restart in the middle of a look", async () => {
  const made = await world.connect("apiKey", { account: manual });
  const messageId = await deliver(db, made, sms);
  const sid = await sidOf(messageId);
  await made.account.advance(sid, { status: "sent" });
  const hang = { kind: "hang" } as const;
  await made.account.addRule({ match: { method: "GET" }, action: hang, times: 1 });
  const stopping = new AbortController();
  const cut = round(6, { signal: stopping.signal });
  await expect.poll(async () => (await looksAt(made, sid)).length).toBe(1);
  stopping.abort();
  await cut;
  expect(await messageRow(db, messageId)).toMatchObject({ status: "queued" });
  await round(10);
  expect(await looksAt(made, sid)).toHaveLength(1);
  await round(70);
  expect(await messageRow(db, messageId)).toMatchObject({ status: "sent" });
});

it("a look that fails is done again later", async () => {
  const made = await world.connect("apiKey", { account: manual });
  const messageId = await deliver(db, made, sms);
  await made.account.addRule({ match: { method: "GET" }, action: { kind: "error", code: 20503 } });
  await round(6);
  expect(await nextLook(messageId)).toBe(15);
  expect(await messageRow(db, messageId)).toMatchObject({ status: "queued", errorClass: null });
});

it("leaves alone what has no connector any more", async () => {
  const made = await world.connect("apiKey", { account: manual });
  const due = new Date(Date.now() - 1_000);
  const messageId = await messageOf(db, made, {
    connectorId: null,
    pollAt: due,
    providerId: "SM1",
  });
  await round(0);
  expect(await messageRow(db, messageId)).toMatchObject({ pollAt: null });
});

describe("R57: an intent whose sender died", () => {
  const sweep = () => sweepLostIntents(world.ctx());

  it("becomes unknown after a minute, says so, and is not sent again", async () => {
    const made = await world.connect();
    const old = { status: "sending", providerId: null } as const;
    const lost = await messageOf(db, made, { ...old, createdAt: new Date(Date.now() - 61_000) });
    const young = await messageOf(db, made, { ...old, createdAt: new Date(Date.now() - 50_000) });
    await Promise.all([sweep(), sweep()]);
    expect(await messageRow(db, lost)).toMatchObject({
      status: "unknown",
      errorClass: "unknown_outcome",
    });
    expect(await heardOf(db, lost)).toEqual(["lost"]);
    expect(await messageRow(db, young)).toMatchObject({ status: "sending" });
    expect(await made.account.messages()).toEqual([]);
  });
});
