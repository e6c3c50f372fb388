import { eq, sql } from "drizzle-orm";
import { describe, expect, it, vi } from "vitest";
import { otpChallenges } from "@/drizzle/schema/otp";
import { endUsers } from "@/drizzle/schema/users";
import { newId } from "@/lib/core/ids";
import { hashTestCode } from "@/lib/users/hash-test-code";
import { codeOnPhone, createOtpProject, openLimits } from "@/test/otp";
import { generateTestOtp } from "./generate-test-otp";
import type { SendOtpInput } from "./prepare-send";
import { sendOtp } from "./send-otp";
import { verifyOtp } from "./verify-otp";

// Thousands of tries take their time on a busy machine.
vi.setConfig({ testTimeout: 90_000 });

const test = await createOtpProject({ sendsPerAddress: null, sendsPerPrefix: null });
const { db, app, project } = test;

let next = 0;
const freshNumber = () => `+1415556${String(1000 + next++)}`;

const send = async (loginId: string, more: Partial<SendOtpInput> = {}) => {
  const sent = await sendOtp(app, {
    channel: "sms",
    purpose: "sign_up_or_in",
    loginId,
    from: "api",
    ...more,
  });
  if (!sent.ok) throw new Error(JSON.stringify(sent.error));
  return sent.value;
};
const verify = (loginId: string, code: string, ctx = app) =>
  verifyOtp(ctx, { channel: "sms", loginId, code });
const wrongOf = (code: string) => code.replace(/^./, (digit) => String((Number(digit) + 1) % 10));
const codeOf = (answer: Awaited<ReturnType<typeof verify>>) =>
  answer.ok ? "ok" : answer.error.code;

/** Sends to a fresh number and answers it with its code. */
async function asked() {
  const to = freshNumber();
  await send(to);
  return { to, code: await codeOnPhone(test, to) };
}

describe("R31: guesses", () => {
  it("50 parallel ones use no more than the allowed tries", async () => {
    const { to, code } = await asked();
    const answers = await Promise.all(Array.from({ length: 50 }, () => verify(to, wrongOf(code))));
    const codes = answers.map(codeOf);
    expect(codes.filter((each) => each === "wrong_code")).toHaveLength(5);
    expect(codes.filter((each) => each === "too_many_tries")).toHaveLength(45);
    expect(codeOf(await verify(to, code))).toBe("too_many_tries");
  });

  it("R32: a new code does not give new tries without end", async () => {
    const to = freshNumber();
    const outcomes: string[] = [];
    for (let round = 0; round < 3; round++) {
      await openLimits(test);
      await send(to);
      const code = await codeOnPhone(test, to);
      for (let guess = 0; guess < 5; guess++)
        outcomes.push(codeOf(await verify(to, wrongOf(code))));
    }
    expect(outcomes.filter((each) => each === "wrong_code")).toHaveLength(10);
    const paused = await verify(to, await codeOnPhone(test, to));
    expect(paused).toMatchObject({ error: { code: "too_many_tries" } });
    if (!paused.ok) expect(paused.error.retryAfterSeconds).toBeGreaterThan(3_000);
    const { to: other, code } = await asked();
    expect(codeOf(await verify(other, code))).toBe("ok");
  });

  it("R33: nobody is locked out by guesses when no code is waiting", async () => {
    const { to, code } = await asked();
    await verify(to, code);
    await Promise.all(Array.from({ length: 40 }, () => verify(to, "000000")));
    await openLimits(test);
    await send(to);
    expect(codeOf(await verify(to, await codeOnPhone(test, to)))).toBe("ok");
  });

  it("a right code clears the count", async () => {
    const to = freshNumber();
    for (let round = 0; round < 4; round++) {
      await openLimits(test);
      await send(to);
      const code = await codeOnPhone(test, to);
      for (let guess = 0; guess < 4; guess++)
        expect(codeOf(await verify(to, wrongOf(code)))).toBe("wrong_code");
      expect(codeOf(await verify(to, code))).toBe("ok");
    }
  });
});

describe("R34: a code is used once", () => {
  it("of 32 parallel right codes one succeeds, 20 times over", async () => {
    for (let round = 0; round < 20; round++) {
      const { to, code } = await asked();
      await db.execute(sql`update otp_challenges set max_tries = 100 where destination = ${to}`);
      const answers = await Promise.all(Array.from({ length: 32 }, () => verify(to, code)));
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      expect(codeOf(await verify(to, code))).toBe("wrong_code");
    }
  });

  it("makes one user of parallel sign-ups", async () => {
    const { to, code } = await asked();
    await Promise.all(Array.from({ length: 5 }, () => verify(to, code)));
    expect(await db.$count(endUsers, eq(endUsers.phone, to))).toBe(1);
  });
});

describe("R35: a code is bound to its request", () => {
  it("is good for nobody else, in no other channel, in no other project, and not when replaced", async () => {
    const one = await asked();
    const two = await asked();
    expect(codeOf(await verify(two.to, one.code))).toBe("wrong_code");
    expect(
      codeOf(await verifyOtp(app, { channel: "voice", loginId: one.to, code: one.code })),
    ).toBe("wrong_code");
    const other = await createOtpProject({}, { db });
    expect(codeOf(await verify(one.to, one.code, other.app))).toBe("wrong_code");
    await openLimits(test);
    await send(one.to);
    expect(codeOf(await verify(one.to, one.code))).toBe("wrong_code");
    expect(codeOf(await verify(one.to, await codeOnPhone(test, one.to)))).toBe("ok");
  });

  it("is not moved to another challenge by somebody who can write to the database", async () => {
    const one = await asked();
    const two = await asked();
    await db.execute(sql`update otp_challenges set code_hash =
      (select code_hash from otp_challenges where destination = ${one.to})
      where destination = ${two.to}`);
    expect(codeOf(await verify(two.to, one.code))).toBe("wrong_code");
  });
});

describe("R38: forms of a code", () => {
  const fold = (code: string, zero: number) =>
    [...code].map((digit) => String.fromCodePoint(zero + Number(digit))).join("");

  it.each([
    ["with spaces", (code: string) => ` ${code.slice(0, 3)} ${code.slice(3)}\n`],
    ["with a hyphen", (code: string) => `${code.slice(0, 3)}-${code.slice(3)}`],
    ["full-width", (code: string) => fold(code, 0xff10)],
    ["Arabic-Indic", (code: string) => fold(code, 0x0660)],
  ])("is right %s", async (_, form) => {
    const { to, code } = await asked();
    expect(codeOf(await verify(to, form(code)))).toBe("ok");
  });

  it.each(["", "abcdef", "1e5", "x".repeat(10_000), "%00", "000000000000"])(
    "counts %j like any other wrong code",
    async (typed) => {
      const { to } = await asked();
      expect(codeOf(await verify(to, typed))).toBe("wrong_code");
      const [row] = await db.select().from(otpChallenges).where(eq(otpChallenges.destination, to));
      expect(row?.tries).toBe(1);
    },
  );
});

it("R43: no magic code signs anybody in", async () => {
  for (const magic of ["000000", "111111", "123456", "12345678"]) {
    const { to, code } = await asked();
    if (code !== magic) expect(codeOf(await verify(to, magic))).toBe("wrong_code");
  }
});

describe("test users", () => {
  async function makeTestUser(endsAt: Date) {
    const loginId = freshNumber();
    const id = newId("endUser");
    await db.insert(endUsers).values({
      id,
      projectId: project.id,
      phone: loginId,
      isTest: true,
      testEndsAt: endsAt,
      testCodeHash: await hashTestCode(app, id, "135790"),
    });
    await db.execute(
      sql`insert into end_user_logins (project_id, login_id, end_user_id) values (${project.id}, ${loginId}, ${id})`,
    );
    return loginId;
  }

  it("sign in by their fixed code, and nothing is sent to them", async () => {
    const loginId = await makeTestUser(new Date(Date.now() + 60_000));
    expect((await send(loginId, { purpose: "sign_in" })).messageId).toBeNull();
    expect(codeOf(await verify(loginId, "246801"))).toBe("wrong_code");
    expect(codeOf(await verify(loginId, "135790"))).toBe("ok");
    await expect(codeOnPhone(test, loginId)).rejects.toThrow("No code came");
  });

  it("get a code by the management API, and nobody else does", async () => {
    const loginId = await makeTestUser(new Date(Date.now() + 60_000));
    const admin = test.ctxFor("admin");
    const made = await generateTestOtp(admin, { channel: "sms", loginId });
    if (!made.ok) throw new Error(made.error.code);
    expect(codeOf(await verify(loginId, made.value.code))).toBe("ok");
    const { to, code } = await asked();
    await verify(to, code);
    expect(await generateTestOtp(admin, { channel: "sms", loginId: to })).toMatchObject({
      error: { code: "user_unknown" },
    });
  });

  it("R43: their code ends with its date", async () => {
    const loginId = await makeTestUser(new Date(Date.now() - 1));
    await send(loginId, { purpose: "sign_in" });
    expect(codeOf(await verify(loginId, "135790"))).toBe("wrong_code");
  });
});

describe("an update", () => {
  it("takes effect when the new address is proved, and not before", async () => {
    const { to, code } = await asked();
    const first = await verify(to, code);
    if (!first.ok) throw new Error(first.error.code);
    const endUserId = first.value.user.userId;
    const newNumber = freshNumber();
    const update = { endUserId, field: "phone", value: newNumber, addToLoginIds: true } as const;
    await send(to, { purpose: "update", update });
    const change = await codeOnPhone(test, newNumber);
    const [before] = await db.select().from(endUsers).where(eq(endUsers.id, endUserId));
    expect(before?.phone).toBe(to);
    expect(await verify(to, change)).toMatchObject({
      ok: true,
      value: { user: { userId: endUserId, phone: newNumber, loginIds: [to, newNumber] } },
    });
  });

  it("is refused for somebody else, and to an address that somebody else has", async () => {
    const one = await asked();
    const two = await asked();
    const signedIn = await verify(one.to, one.code);
    await verify(two.to, two.code);
    if (!signedIn.ok) throw new Error(signedIn.error.code);
    const endUserId = signedIn.value.user.userId;
    const base = { channel: "sms", purpose: "update", from: "api" } as const;
    const change = { endUserId, field: "phone", addToLoginIds: false } as const;
    expect(
      await sendOtp(app, { ...base, loginId: two.to, update: { ...change, value: freshNumber() } }),
    ).toMatchObject({ error: { code: "forbidden" } });
    expect(
      await sendOtp(app, { ...base, loginId: one.to, update: { ...change, value: two.to } }),
    ).toMatchObject({ error: { code: "address_taken" } });
  });
});

it("refuses a disabled user, before and after the code was sent", async () => {
  const { to, code } = await asked();
  await verify(to, code);
  await openLimits(test);
  await send(to);
  const second = await codeOnPhone(test, to);
  await db.update(endUsers).set({ status: "disabled" }).where(eq(endUsers.phone, to));
  expect(codeOf(await verify(to, second))).toBe("user_disabled");
  await openLimits(test);
  expect(
    await sendOtp(app, { channel: "sms", purpose: "sign_in", loginId: to, from: "api" }),
  ).toMatchObject({ error: { code: "user_disabled" } });
});
