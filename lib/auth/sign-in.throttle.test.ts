import { and, eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { auditEvents } from "@/drizzle/schema/audit";
import { newId } from "@/lib/core/ids";
import { emailOf, givePassword } from "@/test/account";
import { createTestProject, testCtx } from "@/test/context";
import { signIn } from "./sign-in";

const { db, userIds } = await createTestProject();
const password = "correct horse battery staple";
const perAccount = 10;
const perClient = 50;

for (const who of ["owner", "admin", "developer"] as const)
  await givePassword(testCtx(db), userIds[who], password);

async function tryAll(tries: { email: string; password: string; ip: string }[]) {
  const answers = await Promise.all(
    tries.map(({ ip, ...input }) =>
      signIn(testCtx(db, { ip, requestId: newId("request") }), input, null),
    ),
  );
  const codes = answers.map((answer) => (answer.ok ? "signed in" : answer.error.code));
  const count = (code: string) => codes.filter((each) => each === code).length;
  return {
    signedIn: count("signed in"),
    wrong: count("wrong_credentials"),
    refused: count("rate_limited"),
  };
}

const address = (i: number) => `198.51.100.${i % 250}`;

it("holds the budget of an account over 200 parallel tries from many addresses", async () => {
  const email = emailOf(userIds.owner);
  for (let round = 0; round < 3; round++) {
    const right = 40 + round * 50;
    const tries = Array.from({ length: 200 }, (_, i) => ({
      email,
      password: i === right ? password : `wrong ${i}`,
      ip: address(i),
    }));
    const { signedIn, wrong, refused } = await tryAll(tries);
    // Over all rounds, as it is one window. A right password gives its try back.
    expect(signedIn + wrong).toBeLessThanOrEqual(round === 0 ? perAccount + 1 : 1);
    expect(signedIn + wrong + refused).toBe(200);
  }
});

it("holds the budget of a client over many accounts, and counts an IPv6 network as one client", async () => {
  const { wrong, refused } = await tryAll(
    Array.from({ length: 120 }, (_, i) => ({
      email: `person${i}@example.test`,
      password: "wrong",
      ip: `2001:db8:1:2:${i.toString(16)}::1`,
    })),
  );
  expect({ wrong, refused }).toEqual({ wrong: perClient, refused: 120 - perClient });
});

it("refuses the right password too while the budget is used up, and says until when", async () => {
  const email = emailOf(userIds.admin);
  await tryAll(
    Array.from({ length: perAccount }, (_, i) => ({ email, password: "wrong", ip: address(i) })),
  );
  expect(await signIn(testCtx(db, { ip: address(99) }), { email, password }, null)).toMatchObject({
    error: {
      code: "rate_limited",
      text: "Too many tries. Try again in 15 minutes.",
      retryAfterSeconds: expect.any(Number),
    },
  });
});

it("does not count those who know the password", async () => {
  const email = emailOf(userIds.developer);
  for (let i = 0; i < perAccount + 5; i++)
    expect(
      await signIn(testCtx(db, { ip: "203.0.113.7" }), { email, password }, null),
    ).toMatchObject({ ok: true });
});

it("counts an e-mail that has no account the same way", async () => {
  const { wrong, refused } = await tryAll(
    Array.from({ length: 30 }, (_, i) => ({
      email: "nobody@example.test",
      password: "wrong",
      ip: address(i),
    })),
  );
  expect({ wrong, refused }).toEqual({ wrong: perAccount, refused: 30 - perAccount });
});

it("writes one audit row for the refusals of a window", async () => {
  const requestId = newId("request");
  for (let i = 0; i < perAccount + 5; i++)
    await signIn(
      testCtx(db, { ip: address(i), requestId }),
      { email: "counted@example.test", password: "wrong" },
      null,
    );
  const rows = await db
    .select({ detail: auditEvents.detail })
    .from(auditEvents)
    .where(and(eq(auditEvents.requestId, requestId), eq(auditEvents.result, "refused")));
  const reasons = rows
    .map(({ detail }) => detail)
    .filter((detail) => JSON.stringify(detail).includes("too_many"));
  expect(reasons).toEqual([{ reason: "too_many_tries", counted: "account" }]);
});
