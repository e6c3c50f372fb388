import { eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { auditEvents } from "@/drizzle/schema/audit";
import { endUsers } from "@/drizzle/schema/users";
import type { ProjectCtx } from "@/lib/auth/context";
import { createTestProject } from "@/test/context";
import { clientCtx, insertEndUser, settableClock, signInEndUser } from "@/test/end-users";
import { endAllSessions } from "./end-all-sessions";
import { endSession } from "./end-session";
import { listSignIns } from "./list-sign-ins";
import { readMe } from "./read-me";
import { refreshSession } from "./refresh-session";
import { validateSession } from "./validate-session";

const project = await createTestProject();
const other = await createTestProject({ db: project.db });
let clock: ReturnType<typeof settableClock>;
let ctx: ProjectCtx;

beforeEach(() => {
  clock = settableClock();
  ctx = clientCtx(project, { clock });
});

const ended = { ok: false, error: { code: "session_ended" } };

async function refreshed(refreshJwt: string) {
  const answer = await refreshSession(ctx, { refreshJwt });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}

it("answers new tokens, the user and a refresh token that replaces the old one", async () => {
  const { userId, sessionId, tokens } = await signInEndUser(ctx, { claims: { plan: "pro" } });
  clock.passSeconds(60);
  const first = await refreshed(tokens.refreshJwt);
  expect(first).toMatchObject({ sessionId, user: { userId, status: "enabled" } });
  expect(first.tokens.refreshJwt).not.toBe(tokens.refreshJwt);
  expect(first.tokens.sessionExpiration).toBe(tokens.sessionExpiration + 60);
  // Refreshing does not make a session longer.
  expect(first.tokens.refreshExpiration).toBe(tokens.refreshExpiration);
  expect(await validateSession(ctx, first.tokens)).toMatchObject({
    ok: true,
    value: { all: { plan: "pro" } },
  });
  clock.passSeconds(60);
  expect((await refreshed(first.tokens.refreshJwt ?? "")).tokens.refreshJwt).not.toBeNull();
});

it("leaves the refresh token when it was replaced seconds ago", async () => {
  const { tokens } = await signInEndUser(ctx);
  const first = await refreshed(tokens.refreshJwt);
  clock.passSeconds(9);
  const second = await refreshed(first.tokens.refreshJwt ?? "");
  expect(second.tokens.refreshJwt).toBeNull();
  expect((await validateSession(ctx, second.tokens)).ok).toBe(true);
});

it("gives 32 that refresh at once the same next token", async () => {
  const { tokens } = await signInEndUser(ctx);
  const answers = await Promise.all(Array.from({ length: 32 }, () => refreshed(tokens.refreshJwt)));
  const next = new Set(answers.map((answer) => answer.tokens.refreshJwt));
  expect(next.size).toBe(1);
  clock.passSeconds(11);
  expect((await refreshed([...next][0] ?? "")).tokens.refreshJwt).not.toBeNull();
});

it("ends the session when a replaced token comes back after the grace time", async () => {
  const { tokens, sessionId } = await signInEndUser(ctx);
  const next = await refreshed(tokens.refreshJwt);
  clock.passSeconds(9);
  expect((await refreshSession(ctx, tokens)).ok).toBe(true);
  clock.passSeconds(1);
  expect(await refreshSession(ctx, tokens)).toMatchObject(ended);
  expect(await refreshSession(ctx, { refreshJwt: next.tokens.refreshJwt ?? "" })).toMatchObject(
    ended,
  );
  expect(await validateSession(ctx, next.tokens)).toMatchObject(ended);
  const rows = await project.db
    .select({ operation: auditEvents.operation, result: auditEvents.result })
    .from(auditEvents)
    .where(eq(auditEvents.targetId, sessionId));
  expect(rows).toEqual([{ operation: "sessions.refresh", result: "refused" }]);
});

it("takes a token of two rotations ago for a copy, also inside the grace time of the last", async () => {
  const { tokens } = await signInEndUser(ctx);
  const next = await refreshed(tokens.refreshJwt);
  clock.passSeconds(10);
  await refreshed(next.tokens.refreshJwt ?? "");
  expect(await refreshSession(ctx, tokens)).toMatchObject(ended);
});

it("ends with the session", async () => {
  const { tokens } = await signInEndUser(ctx, { days: 1 });
  clock.passSeconds(86_400 - 60);
  const last = await refreshed(tokens.refreshJwt);
  expect(last.tokens.sessionExpiration).toBe(tokens.refreshExpiration);
  clock.passSeconds(60);
  expect((await refreshSession(ctx, { refreshJwt: last.tokens.refreshJwt ?? "" })).ok).toBe(false);
});

it("signs out once, and says so the second time", async () => {
  const { tokens } = await signInEndUser(ctx);
  expect(await endSession(ctx, tokens)).toMatchObject({ ok: true });
  expect(await endSession(ctx, tokens)).toMatchObject(ended);
  for (const verb of [refreshSession, readMe, listSignIns, endAllSessions])
    expect(await verb(ctx, tokens)).toMatchObject(ended);
  expect(await validateSession(ctx, tokens)).toMatchObject(ended);
});

it("signs out everywhere, and nobody else", async () => {
  const one = await signInEndUser(ctx);
  const two = await signInEndUser(ctx, { userId: one.userId });
  const somebodyElse = await signInEndUser(ctx);
  expect(await endAllSessions(ctx, one.tokens)).toMatchObject({ ok: true, value: { ended: 2 } });
  expect(await readMe(ctx, two.tokens)).toMatchObject(ended);
  expect(await readMe(ctx, somebodyElse.tokens)).toMatchObject({ ok: true });
});

it("tells who it is and when they signed in", async () => {
  const { tokens, userId } = await signInEndUser(ctx);
  expect(await readMe(ctx, tokens)).toMatchObject({
    ok: true,
    value: { userId, loginIds: [`${userId}@example.com`] },
  });
  expect(await listSignIns(ctx, tokens)).toMatchObject({
    ok: true,
    value: { userId, signIns: [{ at: clock.now().toISOString(), amr: ["sms"], ip: "192.0.2.7" }] },
  });
});

it.each([
  ["of a disabled user", { status: "disabled" as const }],
  ["of a test user whose code has ended", { isTest: true, testEndsAt: new Date(0) }],
])("refuses the tokens %s", async (_, change) => {
  const userId = await insertEndUser(ctx);
  const { tokens } = await signInEndUser(ctx, { userId });
  await project.db.update(endUsers).set(change).where(eq(endUsers.id, userId));
  expect(await refreshSession(ctx, tokens)).toMatchObject(ended);
  expect(await readMe(ctx, tokens)).toMatchObject(ended);
  expect(await validateSession(ctx, tokens)).toMatchObject(ended);
});

it("refuses tokens of another project", async () => {
  const { tokens } = await signInEndUser(clientCtx(other, { clock }));
  for (const verb of [refreshSession, readMe, endSession, endAllSessions, listSignIns])
    expect(await verb(ctx, tokens)).toMatchObject({ error: { code: "unauthenticated" } });
});

it("is for the project's application, not for members of the console", async () => {
  const { tokens } = await signInEndUser(ctx);
  for (const verb of [refreshSession, readMe, endSession, endAllSessions, listSignIns])
    expect(await verb(project.ctxFor("owner", { clock }), tokens)).toMatchObject({
      error: { code: "unauthenticated" },
    });
});
