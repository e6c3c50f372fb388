import { and, eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { auditEvents } from "@/drizzle/schema/audit";
import { sessions } from "@/drizzle/schema/auth";
import { emailOf, givePassword } from "@/test/account";
import { createTestProject, type Somebody } from "@/test/context";
import { confirmPassword } from "./confirm-password";
import type { ProjectCtx } from "./context";
import { readSession } from "./read-session";
import { requirePermission } from "./require-permission";
import { signIn } from "./sign-in";

const { db, ctxFor, userIds } = await createTestProject();
const password = "correct horse battery staple";
const asked = { ok: false, error: { code: "confirm_password" } };
const minutes = (count: number) => new Date(Date.now() + count * 60_000);

/** Somebody who signed in through the door `minutesAgo`; `ctx` reads the session anew, as each request does. */
async function signedIn(who: Exclude<Somebody, "anonymous">, minutesAgo: number) {
  const anonymous = ctxFor("anonymous");
  await givePassword(anonymous, userIds[who], password);
  const answer = await signIn(anonymous, { email: emailOf(userIds[who]), password }, null);
  if (!answer.ok) throw new Error(answer.error.text);
  await db
    .update(sessions)
    .set({ createdAt: minutes(-minutesAgo) })
    .where(eq(sessions.userId, userIds[who]));
  return async (changes?: Partial<ProjectCtx>): Promise<ProjectCtx> => {
    const found = await readSession(anonymous, answer.value.session.value);
    if (!found) throw new Error("no session");
    return ctxFor(who, { actor: { kind: "user", ...found }, ...changes });
  };
}

it("signing in opens guarded operations for ten minutes, and the password for ten more", async () => {
  const ctx = await signedIn("owner", 9);
  expect(await requirePermission(await ctx(), "keys.save")).toMatchObject({ ok: true });
  const later = { clock: { now: () => minutes(2) } };
  expect(await requirePermission(await ctx(later), "keys.save")).toMatchObject(asked);
  expect(await requirePermission(await ctx(later), "keys.list")).toMatchObject({ ok: true });
  expect(await confirmPassword(await ctx(later), { password: "not it" })).toMatchObject({
    error: { code: "invalid_input", fields: { password: "This is not your password." } },
  });
  expect(await requirePermission(await ctx(later), "keys.save")).toMatchObject(asked);

  expect(await confirmPassword(await ctx(later), { password })).toEqual({ ok: true, value: null });
  const stillOpen = { clock: { now: () => minutes(11) } };
  expect(await requirePermission(await ctx(stillOpen), "keys.save")).toMatchObject({ ok: true });
  const over = { clock: { now: () => minutes(13) } };
  expect(await requirePermission(await ctx(over), "keys.save")).toMatchObject(asked);

  const rows = await db
    .select({ result: auditEvents.result, detail: auditEvents.detail })
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.operation, "auth.confirmPassword"),
        eq(auditEvents.actorId, userIds.owner),
      ),
    )
    .orderBy(auditEvents.result);
  expect(rows).toEqual([
    { result: "done", detail: {} },
    { result: "refused", detail: { reason: "wrong_credentials" } },
  ]);
});

it("is for one session: another one of the same person is asked for itself", async () => {
  const here = await signedIn("admin", 20);
  const answer = await signIn(
    ctxFor("anonymous"),
    { email: emailOf(userIds.admin), password },
    null,
  );
  const there = answer.ok
    ? await readSession(ctxFor("anonymous"), answer.value.session.value)
    : null;
  expect(there?.confirmedAt.getTime()).toBeGreaterThan(minutes(-5).getTime());
  expect(await requirePermission(await here(), "users.delete")).toMatchObject(asked);
});

it("cannot be used to try passwords in a stolen session", async () => {
  const ctx = await (await signedIn("developer", 20))();
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, i) => confirmPassword(ctx, { password: `guess ${i}` })),
  );
  const codes = answers.map((answer) => (answer.ok ? "ok" : answer.error.code));
  expect(codes.filter((code) => code === "invalid_input")).toHaveLength(10);
  expect(codes.filter((code) => code === "rate_limited")).toHaveLength(30);
  expect(await confirmPassword(ctx, { password })).toMatchObject({
    error: { code: "rate_limited", retryAfterSeconds: expect.any(Number) },
  });
});

it("is for those who are signed in, in a session that is still there", async () => {
  const unauthenticated = { ok: false, error: { code: "unauthenticated" } };
  expect(await confirmPassword(ctxFor("anonymous"), { password })).toMatchObject(unauthenticated);
  const ctx = await (await signedIn("viewer", 20))();
  await db.delete(sessions).where(eq(sessions.userId, userIds.viewer));
  expect(await confirmPassword(ctx, { password })).toMatchObject(unauthenticated);
});

it("asks no program that has a management key", async () => {
  const ctx = ctxFor("anonymous", {
    actor: { kind: "key", keyId: "ky_test", name: "Key", scopes: ["keys:write", "users:write"] },
    clock: { now: () => minutes(600) },
  });
  expect(await requirePermission(ctx, "keys.save")).toMatchObject({ ok: true });
  expect(await requirePermission(ctx, "users.delete")).toMatchObject({ ok: true });
});
