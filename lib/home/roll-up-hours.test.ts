import { eq, sql } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { messageHourLatencies, messageHoursDue } from "@/drizzle/schema/home";
import { messageHours, messages } from "@/drizzle/schema/messages";
import { projectSettings } from "@/drizzle/schema/settings";
import { transact } from "@/lib/db/transact";
import { createTestProject, type TestProject } from "@/test/context";
import { insertMessage } from "@/test/messages";
import { dropOldHours } from "./drop-old-hours";
import { rollUpHours } from "./roll-up-hours";
import { claimDueHour, noteChangedHours } from "./rollup-store";

const HOUR = 3_600_000;
const { db } = await createTestProject();
let made: TestProject;

beforeEach(async () => {
  // A look goes two minutes beyond the last one, and would find what the test before has left.
  await db.delete(messages);
  await rollUpHours(db);
  made = await createTestProject({ db });
});

const hourAgo = (hours: number) => new Date(Math.floor(Date.now() / HOUR - hours) * HOUR);
const insert = (changes: Parameters<typeof insertMessage>[2]) =>
  insertMessage(db, made.project.id, { updatedAt: new Date(), ...changes });

const counted = () =>
  db
    .select({
      hour: messageHours.hour,
      status: messageHours.status,
      messages: messageHours.messages,
      verified: messageHours.verified,
    })
    .from(messageHours)
    .where(eq(messageHours.projectId, made.project.id))
    .orderBy(messageHours.hour, messageHours.status);

it("counts an hour by what its messages have in common", async () => {
  const createdAt = hourAgo(5);
  await insert({ createdAt, status: "delivered", latencyMs: 100, verifiedAt: new Date() });
  await insert({ createdAt, status: "delivered", latencyMs: 140 });
  await insert({ createdAt, recipient: "ada@example.test", status: "sent" });
  await insert({ createdAt, purpose: "test" });
  expect(await rollUpHours(db)).toBe(1);
  const rows = await db
    .select()
    .from(messageHours)
    .where(eq(messageHours.projectId, made.project.id))
    .orderBy(messageHours.channel);
  expect(rows).toMatchObject([
    { channel: "email", country: "", messages: 1, latencyCount: 0 },
    {
      hour: createdAt,
      channel: "sms",
      country: "US",
      status: "delivered",
      messages: 2,
      verified: 1,
      latencyMsSum: 240,
      latencyCount: 2,
    },
  ]);
  const latencies = await db
    .select({ messages: messageHourLatencies.messages })
    .from(messageHourLatencies)
    .where(eq(messageHourLatencies.projectId, made.project.id));
  expect(latencies).toEqual([{ messages: 1 }, { messages: 1 }]);
});

it("moves a count when a receipt comes late, and counts nothing twice", async () => {
  const id = await insert({ createdAt: hourAgo(30), status: "sent" });
  await rollUpHours(db);
  expect(await counted()).toEqual([
    { hour: hourAgo(30), status: "sent", messages: 1, verified: 0 },
  ]);
  await db
    .update(messages)
    .set({ status: "delivered", updatedAt: sql`now()` })
    .where(eq(messages.id, id));
  await rollUpHours(db);
  await rollUpHours(db);
  expect(await counted()).toEqual([
    { hour: hourAgo(30), status: "delivered", messages: 1, verified: 0 },
  ]);
});

it("sees a change whose transaction ends after the look", async () => {
  const id = await insert({ createdAt: hourAgo(30), status: "sent" });
  await transact(db, async (tx) => {
    await tx
      .update(messages)
      .set({ status: "delivered", updatedAt: sql`now()` })
      .where(eq(messages.id, id));
    await rollUpHours(db);
  });
  await rollUpHours(db);
  expect(await counted()).toEqual([
    { hour: hourAgo(30), status: "delivered", messages: 1, verified: 0 },
  ]);
});

it("shares the hours among instances", async () => {
  const hours = Array.from({ length: 24 }, (_, index) => hourAgo(3 + index));
  for (const createdAt of hours) await insert({ createdAt });
  await Promise.all([rollUpHours(db), rollUpHours(db), rollUpHours(db)]);
  expect((await counted()).map(({ messages }) => messages)).toEqual(hours.map(() => 1));
  expect(await db.select().from(messageHoursDue)).toEqual([]);
});

it("leaves what a stopped instance was counting to the next", async () => {
  await insert({ createdAt: hourAgo(4) });
  await rollUpHours(db);
  await insert({ createdAt: hourAgo(4) });
  const stopped = transact(db, async (tx) => {
    await noteChangedHours(tx, { spanHours: 1, firstLookDays: 1 });
    expect(await claimDueHour(tx)).toEqual({ projectId: made.project.id, hour: hourAgo(4) });
    throw new Error("stopped");
  });
  await expect(stopped).rejects.toThrow("stopped");
  expect(await rollUpHours(db)).toBe(1);
  expect(await counted()).toMatchObject([{ messages: 2 }]);
});

it("ends between two hours when told to stop", async () => {
  await insert({ createdAt: hourAgo(4) });
  expect(await rollUpHours(db, AbortSignal.abort())).toBe(0);
  expect(await rollUpHours(db)).toBe(1);
});

it("keeps the counts of hours that retention empties", async () => {
  const id = await insert({ createdAt: hourAgo(30) });
  await insert({ createdAt: hourAgo(30) });
  await rollUpHours(db);
  await db.insert(projectSettings).values({ projectId: made.project.id, retentionDays: 1 });
  await db.delete(messages).where(eq(messages.id, id));
  await db
    .update(messages)
    .set({ status: "delivered", updatedAt: sql`now()` })
    .where(eq(messages.projectId, made.project.id));
  expect(await rollUpHours(db)).toBe(0);
  expect(await counted()).toMatchObject([{ messages: 2 }]);
});

it("drops counts that no page shows", async () => {
  await insert({ createdAt: hourAgo(24 * 20) });
  await rollUpHours(db);
  expect(await dropOldHours(db, new Date())).toBe(0);
  expect(await dropOldHours(db, new Date(Date.now() + 80 * 24 * HOUR))).toBeGreaterThan(0);
  expect(await counted()).toEqual([]);
});
