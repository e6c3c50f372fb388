import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { messages } from "@/drizzle/schema/messages";
import { otpChallenges, otpChannels } from "@/drizzle/schema/otp";
import { changePolicy, codeOnPhone, countOnPhone, createOtpProject, openLimits } from "@/test/otp";
import type { SendOtpInput } from "./prepare-send";
import { sendOtp } from "./send-otp";
import { verifyOtp } from "./verify-otp";

const test = await createOtpProject({ sendsPerAddress: null, sendsPerPrefix: null });
const { db, app, project } = test;

let next = 0;
/** A number that no other test here uses. */
const freshNumber = () => `+1415555${String(1000 + next++)}`;

const send = (loginId: string, more: Partial<SendOtpInput> = {}) =>
  sendOtp(app, { channel: "sms", purpose: "sign_up_or_in", loginId, from: "api", ...more });

it("sends a code that signs its owner up, and in the next time", async () => {
  const to = freshNumber();
  const sent = await send(to);
  expect(sent).toMatchObject({ ok: true, value: { masked: `+1********${to.slice(-2)}` } });
  const code = await codeOnPhone(test, to);
  expect(code).toMatch(/^\d{6}$/);
  const first = await verifyOtp(app, { channel: "sms", loginId: to, code });
  expect(first).toMatchObject({
    ok: true,
    value: { isNew: true, user: { phone: to, loginIds: [to], isPhoneVerified: true } },
  });

  expect(await send(to, { purpose: "sign_up" })).toMatchObject({ error: { code: "user_exists" } });
  expect(await send(to, { purpose: "sign_in" })).toMatchObject({ ok: true });
  const again = await verifyOtp(app, {
    channel: "sms",
    loginId: to,
    code: await codeOnPhone(test, to),
  });
  expect(again).toMatchObject({ ok: true, value: { isNew: false } });
  if (first.ok && again.ok) expect(again.value.user.userId).toBe(first.value.user.userId);
});

it("tells the story of a message without its code", async () => {
  const to = freshNumber();
  const sent = await send(to);
  if (!sent.ok) throw new Error(sent.error.code);
  const code = await codeOnPhone(test, to);
  const [row] = await db
    .select()
    .from(messages)
    .where(eq(messages.id, sent.value.messageId ?? ""));
  expect(row).toMatchObject({
    status: "delivered",
    recipient: to,
    recipientTail: to.slice(-4),
    country: "US",
    connectorName: "Sandbox",
    templateName: "System",
    story: { choice: { connector: "default", template: "default" } },
  });
  expect(row?.preview).toContain("\u2022".repeat(6));
  expect(JSON.stringify(row)).not.toContain(code);
  await verifyOtp(app, { channel: "sms", loginId: to, code });
  const [verified] = await db
    .select()
    .from(messages)
    .where(eq(messages.id, row?.id ?? ""));
  expect(verified?.verifiedAt).not.toBeNull();
});

describe("R29, R30: a stored code cannot be read", () => {
  it("is nowhere in the database, in no form that a list of all codes would find", async () => {
    const to = freshNumber();
    await send(to);
    const code = await codeOnPhone(test, to);
    const { rows } = await db.execute<{ row: string }>(sql`
      select c::text as row from otp_challenges c union all select m::text from messages m
      union all select s::text from otp_subjects s union all select l::text from otp_limits l`);
    const { createHash } = await import("node:crypto");
    const inputs = [code, to + code, code + to, `${to}:${code}`];
    const forms = inputs.flatMap((input) =>
      ["md5", "sha1", "sha224", "sha256", "sha512"].map((name) =>
        createHash(name).update(input).digest("hex"),
      ),
    );
    const all = rows.map(({ row }) => row).join("\n");
    for (const form of forms) expect(all).not.toContain(form);
    expect(all).not.toMatch(new RegExp(`(?<![0-9a-f])${code}(?![0-9a-f])`));
  });
});

describe("R46: every rule comes before the provider", () => {
  it.each([
    ["R51: a country that is not chosen", "+33612345678", "country_refused"],
    ["R40: Jamaica in +1 clothes", "+18765550123", "country_refused"],
    ["R51: a premium number", "+19005550123", "number_refused"],
    ["R51: a satellite number", "+881612345678", "number_refused"],
  ])("%s", async (_, to, code) => {
    const before = await countOnPhone(test);
    expect(await send(to)).toMatchObject({ ok: false, error: { code } });
    expect(await countOnPhone(test)).toBe(before);
  });

  it("R54: a refused send leaves nothing behind", async () => {
    const to = freshNumber();
    await send(to);
    const state = () =>
      db.execute(sql`select (select count(*) from messages) m, (select count(*) from otp_challenges) c,
        (select array_agg(l order by key) from otp_limits l) l`);
    const before = (await state()).rows;
    const refused = await send(to);
    expect(refused).toMatchObject({ error: { code: "rate_limited" } });
    if (!refused.ok) expect(refused.error.retryAfterSeconds).toBeGreaterThan(20);
    expect((await state()).rows).toEqual(before);
  });
});

describe("R47: one recipient", () => {
  it("50 parallel sends make one call", async () => {
    const to = freshNumber();
    const before = await countOnPhone(test);
    const all = await Promise.all(Array.from({ length: 50 }, () => send(to)));
    expect(all.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await countOnPhone(test)).toBe(before + 1);
  });

  it("R39: 30 spellings of one number share one bucket", async () => {
    const to = freshNumber();
    const [area, exchange, line] = [to.slice(2, 5), to.slice(5, 8), to.slice(8)];
    const separators = ["", " ", "-", ".", "\u00a0", "/", " - ", "\u200b"];
    const spellings = separators.flatMap((mark) => [
      `+1${mark}${area}${mark}${exchange}${mark}${line}`,
      `+1 (${area})${mark}${exchange}${mark}${line}`,
      `tel:+1${mark}${area}${mark}${exchange}${mark}${line}`,
      `\uff0b1${mark}${area}${mark}${exchange}${mark}${line}`,
    ]);
    expect(spellings.length).toBeGreaterThanOrEqual(30);
    const answers = await Promise.all(spellings.map((spelling) => send(spelling)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const codes = new Set(answers.flatMap((answer) => (answer.ok ? [] : [answer.error.code])));
    expect([...codes]).toEqual(["rate_limited"]);
  });

  it("grows the gap, and counts to five in ten minutes", async () => {
    const to = freshNumber();
    const gaps: number[] = [];
    for (let sends = 1; sends <= 5; sends++) {
      expect(await send(to)).toMatchObject({ ok: true });
      const refused = await send(to);
      if (!refused.ok) gaps.push(refused.error.retryAfterSeconds ?? 0);
      await db.execute(sql`update otp_limits set ends_at = now()
        where project_id = ${project.id} and key = ${`gap:${to}`}`);
    }
    expect(gaps).toEqual([30, 60, 120, 300, 300]);
    const sixth = await send(to);
    expect(sixth).toMatchObject({ error: { code: "rate_limited" } });
    if (!sixth.ok) expect(sixth.error.retryAfterSeconds).toBeGreaterThan(500);
  });
});

describe("R48, R49: addresses and prefixes", () => {
  it("counts an IPv6 network as one client", async () => {
    const own = await createOtpProject({ sendsPerAddress: 3, sendsPerPrefix: null }, { db });
    const from = (n: number) => ({ ...own.app, ip: `2001:db8:1:2::${n.toString(16)}` });
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        sendOtp(from(n + 1), {
          channel: "sms",
          purpose: "sign_up_or_in",
          loginId: `+1212555${2000 + n}`,
          from: "api",
        }),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(3);
    expect(await countOnPhone(own)).toBe(3);
  });

  it("cuts a run through neighbouring numbers at the cap and leaves others alone", async () => {
    const own = await createOtpProject({ sendsPerPrefix: 20, sendsPerAddress: null }, { db });
    const sendTo = (loginId: string) =>
      sendOtp(own.app, { channel: "sms", purpose: "sign_up_or_in", loginId, from: "api" });
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, n) => sendTo(`+1312555${String(n).padStart(4, "0")}`)),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(20);
    expect(await sendTo("+13135550000")).toMatchObject({ ok: true });
  });

  it("R52: stops at the project's cap, whatever the parallel", async () => {
    const own = await createOtpProject({ sendsPerPrefix: null, sendsPerAddress: null }, { db });
    await db.execute(sql`insert into project_settings (project_id, daily_message_cap)
      values (${own.project.id}, 10)`);
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        sendOtp(own.app, {
          channel: "email",
          purpose: "sign_up_or_in",
          loginId: `person${n}@example.com`,
          from: "api",
        }),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(10);
    expect(await countOnPhone(own)).toBe(10);
  });
});

describe("the order of choice", () => {
  it("refuses a connector that the project does not have", async () => {
    expect(await send(freshNumber(), { connectorId: "cn_000000000000000000000000" })).toMatchObject(
      {
        error: { code: "no_connector" },
      },
    );
  });

  it("a method that is switched off refuses calls and not flows", async () => {
    await db.update(otpChannels).set({ isEnabled: false }).where(eq(otpChannels.channel, "voice"));
    const to = freshNumber();
    expect(await send(to, { channel: "voice" })).toMatchObject({
      error: { code: "method_disabled" },
    });
    expect(await send(to, { channel: "voice", from: "flow" })).toMatchObject({ ok: true });
    expect(await codeOnPhone(test, to, "voice")).toMatch(/^\d{6}$/);
  });
});

it("R27: codes are uniform, with leading zeros, of the chosen length", async () => {
  await changePolicy(test, { codeLength: 8 });
  const to = freshNumber();
  await send(to);
  expect(await codeOnPhone(test, to)).toMatch(/^\d{8}$/);
  await changePolicy(test, { codeLength: 6 });
});

it("never sends to a known user at an address that the caller names", async () => {
  const to = freshNumber();
  await send(to);
  await verifyOtp(app, { channel: "sms", loginId: to, code: await codeOnPhone(test, to) });
  await openLimits(test);
  const other = freshNumber();
  await send(to, { user: { phone: other } });
  await expect(codeOnPhone(test, other)).rejects.toThrow("No code came");
});

it("R28: a code lives no longer than its channel says", async () => {
  const to = freshNumber();
  await send(to);
  const [row] = await db.select().from(otpChallenges).where(eq(otpChallenges.destination, to));
  const life = (row?.expiresAt.getTime() ?? 0) - (row?.createdAt.getTime() ?? 0);
  expect(life).toBe(300_000);
  await db.execute(sql`update otp_challenges set expires_at = now() - interval '2 seconds'
    where destination = ${to}`);
  expect(
    await verifyOtp(app, { channel: "sms", loginId: to, code: await codeOnPhone(test, to) }),
  ).toMatchObject({ error: { code: "code_expired" } });
});
