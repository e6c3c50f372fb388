import { and, eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { auditEvents } from "@/drizzle/schema/audit";
import { messages } from "@/drizzle/schema/messages";
import { otpStops } from "@/drizzle/schema/otp";
import { testCtx } from "@/test/context";
import { insertMessage } from "@/test/messages";
import { changePolicy, createOtpProject, openLimits } from "@/test/otp";
import { listStops } from "./list-stops";
import { sendOtp } from "./send-otp";
import { stopPumpedRanges } from "./stop-pumped-ranges";

const test = await createOtpProject({ sendsPerAddress: null, sendsPerPrefix: null });
const { db, project } = test;
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000);

/** The job, as if it ran in some minutes. */
const look = (minutes = 0) =>
  stopPumpedRanges(
    testCtx(db, {
      actor: { kind: "system", name: "stop-pumped-ranges" },
      clock: { now: () => inMinutes(minutes) },
    }),
  );

const send = (loginId: string, channel: "sms" | "voice" = "sms") =>
  sendOtp(test.app, { channel, purpose: "sign_up_or_in", loginId, from: "api" });

/** Codes that went to numbers which begin with `prefix`, the first of them entered. */
async function wentTo(
  prefix: string,
  count: number,
  { entered = 0, minutesAgo = 0, status = "sent" as "sent" | "failed" } = {},
) {
  for (let i = 0; i < count; i++)
    await insertMessage(db, project.id, {
      recipient: `${prefix}${String(1000 + i)}`,
      status,
      createdAt: inMinutes(-minutesAgo),
      verifiedAt: i < entered ? new Date() : null,
    });
}

const stopped = async () => {
  const stops = await listStops(test.ctxFor("viewer"));
  if (!stops.ok) throw new Error(stops.error.code);
  return stops.value.map(({ where }) => where);
};

beforeEach(async () => {
  await db.delete(messages).where(eq(messages.projectId, project.id));
  await db.delete(otpStops).where(eq(otpStops.projectId, project.id));
  await openLimits(test);
  await changePolicy(test, { minVerifiedPercent: 20 });
});

it("refuses the 61st code to a range of which none was entered, for an hour, and no other range", async () => {
  for (let i = 0; i < 60; i++)
    expect(await send(`+1415555${String(1000 + i)}`)).toMatchObject({ ok: true });
  await Promise.all([look(), look(), look()]);
  const sent = await db.$count(messages, eq(messages.projectId, project.id));
  expect(await send("+14155559999")).toMatchObject({
    ok: false,
    error: { code: "rate_limited", retryAfterSeconds: expect.any(Number) },
  });
  const refusal = await send("+14155559998");
  const seconds = refusal.ok ? 0 : (refusal.error.retryAfterSeconds ?? 0);
  expect(seconds).toBeGreaterThan(3_000);
  expect(seconds).toBeLessThanOrEqual(3_600);
  expect(await db.$count(messages, eq(messages.projectId, project.id))).toBe(sent);
  expect(await send("+14155569999")).toMatchObject({ ok: true });
  expect(await send("+14155559997", "voice")).toMatchObject({ ok: true });

  expect(await listStops(test.ctxFor("viewer"))).toMatchObject({
    value: [{ channel: "sms", where: "numbers that begin with +1415555", sent: 60, verified: 0 }],
  });
  const told = await db
    .select({ detail: auditEvents.detail })
    .from(auditEvents)
    .where(and(eq(auditEvents.projectId, project.id), eq(auditEvents.operation, "otp.stop")));
  expect(told).toEqual([{ detail: { channel: "sms", range: "+1415555", sent: 60, verified: 0 } }]);

  // An hour later, as far as the database can tell.
  await db
    .update(otpStops)
    .set({ until: inMinutes(-1) })
    .where(eq(otpStops.projectId, project.id));
  expect(await stopped()).toEqual([]);
  expect(await send("+14155559996")).toMatchObject({ ok: true });
});

it("does not make a stop longer while it lasts, and opens once the codes are an hour old", async () => {
  await wentTo("+1415555", 60, { minutesAgo: 1 });
  await look();
  const [first] = await db.select().from(otpStops).where(eq(otpStops.range, "+1415555"));
  await look(30);
  const [second] = await db.select().from(otpStops).where(eq(otpStops.range, "+1415555"));
  expect(second?.until).toEqual(first?.until);
  await look(61);
  const [third] = await db.select().from(otpStops).where(eq(otpStops.range, "+1415555"));
  expect(third?.until).toEqual(first?.until);
  await look(26 * 60);
  expect(await db.$count(otpStops, eq(otpStops.projectId, project.id))).toBe(0);
});

describe("stops", () => {
  it.each([
    ["49 codes of which none was entered", 49, { entered: 0 }, false],
    ["50 codes of which 9 were entered", 50, { entered: 9 }, true],
    ["50 codes of which 10 were entered", 50, { entered: 10 }, false],
    ["codes of more than an hour ago", 80, { minutesAgo: 61 }, false],
    ["codes that were surely not sent", 80, { status: "failed" as const }, false],
  ])("%s: %i, %j: %s", async (_, count, how, isStopped) => {
    await wentTo("+1415555", count, how);
    await look();
    expect(await stopped()).toEqual(isStopped ? ["numbers that begin with +1415555"] : []);
  });

  it("a country whose codes are spread over many ranges, once people had time to enter them", async () => {
    for (let range = 0; range < 10; range++)
      await wentTo(`+49151123${range}`, 6, { minutesAgo: 1 });
    await look();
    expect(await stopped()).toEqual([]);
    await look(4);
    expect(await stopped()).toEqual(["Germany"]);
    expect(await send("+4915219999999")).toMatchObject({ error: { code: "rate_limited" } });
    expect(await send("+14155569999")).toMatchObject({ ok: true });
  });

  it("nothing where the policy says so, and what is stopped opens with that", async () => {
    await wentTo("+1415555", 60);
    await changePolicy(test, { minVerifiedPercent: null });
    await look();
    expect(await stopped()).toEqual([]);
    await changePolicy(test, { minVerifiedPercent: 20 });
    await look();
    expect(await send("+14155559999")).toMatchObject({ error: { code: "rate_limited" } });
    await changePolicy(test, { minVerifiedPercent: null });
    expect(await send("+14155559999")).toMatchObject({ ok: true });
  });

  it("by the default where a channel was saved before there was this rule", async () => {
    await db.execute(
      sql`update otp_channels set policy = policy - 'minVerifiedPercent' where project_id = ${project.id}`,
    );
    await wentTo("+1415555", 60);
    await look();
    expect(await stopped()).toEqual(["numbers that begin with +1415555"]);
  });

  it("nothing in another project", async () => {
    const other = await createOtpProject({}, { db });
    await wentTo("+1415555", 60);
    await look();
    expect(await listStops(other.ctxFor("owner"))).toEqual({ ok: true, value: [] });
  });
});
