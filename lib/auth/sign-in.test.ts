import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { auditEvents } from "@/drizzle/schema/audit";
import { sessions } from "@/drizzle/schema/auth";
import { emailOf, givePassword } from "@/test/account";
import { createTestProject } from "@/test/context";
import { readSession } from "./read-session";
import { absoluteSeconds, idleSeconds } from "./session-cookie";
import { signIn } from "./sign-in";
import { signOut } from "./sign-out";

const { db, ctxFor, userIds } = await createTestProject();
const anonymous = ctxFor("anonymous");
const password = "correct horse battery staple";
async function signInAs(userId: string) {
  const answer = await signIn(anonymous, { email: emailOf(userId), password }, "test browser");
  if (!answer.ok) throw new Error(answer.error.text);
  return answer.value.session;
}

await givePassword(anonymous, userIds.owner, password);
await givePassword(anonymous, userIds.admin, password);

describe("signing in", () => {
  it("opens a session that names the person, and writes it down", async () => {
    const session = await signInAs(userIds.owner);
    expect(await readSession(anonymous, session.value)).toMatchObject({
      userId: userIds.owner,
      email: emailOf(userIds.owner),
      sessionId: expect.stringMatching(/^se_/),
    });
    const rows = await db.select().from(auditEvents).where(eq(auditEvents.targetId, userIds.owner));
    expect(rows).toMatchObject([{ operation: "auth.signIn", result: "done", ip: "192.0.2.1" }]);
  });

  it("takes the e-mail in any case", async () => {
    const email = ` ${emailOf(userIds.owner).toUpperCase()} `;
    expect(await signIn(anonymous, { email, password }, null)).toMatchObject({ ok: true });
  });

  it("answers an unknown e-mail as it answers a wrong password", async () => {
    const wrong = await signIn(
      ctxFor("anonymous"),
      { email: emailOf(userIds.owner), password: "not it, not it" },
      null,
    );
    const unknown = await signIn(
      ctxFor("anonymous"),
      { email: "nobody@example.test", password: "not it, not it" },
      null,
    );
    expect(wrong).toEqual(unknown);
    expect(wrong).toMatchObject({ ok: false, error: { code: "wrong_credentials" } });
  });

  it("gives a new token each time and ends the session that the browser had", async () => {
    const first = await signInAs(userIds.owner);
    const who = await readSession(anonymous, first.value);
    if (!who) throw new Error("no session");
    const second = await signIn(
      { ...anonymous, actor: { kind: "user", ...who } },
      { email: emailOf(userIds.owner), password },
      null,
    );
    if (!second.ok) throw new Error(second.error.text);
    expect(second.value.session.value).not.toBe(first.value);
    expect(await readSession(anonymous, first.value)).toBeNull();
  });
});

describe("a session", () => {
  it("is refused when token or signature were changed", async () => {
    const { value } = await signInAs(userIds.admin);
    const [token = "", signature = ""] = value.split(".");
    for (const forged of [
      token,
      `${token}.`,
      `${token}x.${signature}`,
      `x.${signature}`,
      "",
      "a.b.c",
    ])
      expect(await readSession(anonymous, forged)).toBeNull();
  });

  it("is over at once after signing out", async () => {
    const { value } = await signInAs(userIds.admin);
    const who = await readSession(anonymous, value);
    if (!who) throw new Error("no session");
    await signOut({ ...anonymous, actor: { kind: "user", ...who } });
    expect(await readSession(anonymous, value)).toBeNull();
  });

  it("ends after being idle, and stays young while it is used", async () => {
    const { value } = await signInAs(userIds.admin);
    const who = await readSession(anonymous, value);
    if (!who) throw new Error("no session");
    const expiresIn = async (seconds: number) =>
      db
        .update(sessions)
        .set({ expiresAt: new Date(Date.now() + seconds * 1000) })
        .where(eq(sessions.id, who.sessionId));
    await expiresIn(60);
    expect(await readSession(anonymous, value)).not.toBeNull();
    const [row] = await db.select().from(sessions).where(eq(sessions.id, who.sessionId));
    expect(row?.expiresAt.getTime()).toBeGreaterThan(Date.now() + (idleSeconds - 60) * 1000);
    await expiresIn(-1);
    expect(await readSession(anonymous, value)).toBeNull();
  });

  it("ends after its longest time however much it is used", async () => {
    const { value } = await signInAs(userIds.admin);
    const later = { now: () => new Date(Date.now() + absoluteSeconds * 1000) };
    expect(await readSession({ ...anonymous, clock: later }, value)).toBeNull();
    expect(await readSession(anonymous, value)).toBeNull();
  });
});
