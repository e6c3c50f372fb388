import { describe, expect, it } from "vitest";
import { emailOf, givePassword } from "@/test/account";
import { createTestProject } from "@/test/context";
import { changePassword } from "./change-password";
import { checkNewPassword } from "./check-new-password";
import { listSessions } from "./list-sessions";
import { readSession } from "./read-session";
import { newPasswordSchema } from "./schema";
import { signIn } from "./sign-in";

const { ctxFor, userIds } = await createTestProject();
const anonymous = ctxFor("anonymous");
const person = { name: "Ada Lovelace", email: "ada.lovelace@example.test" };

const refusalOf = (password: string) => {
  const parsed = newPasswordSchema.safeParse(password);
  return parsed.success
    ? checkNewPassword(password, person)
    : (parsed.error.issues[0]?.message ?? "");
};

describe("a new password", () => {
  it.each([
    "plover quartz",
    "xk29dm4q",
    "                x",
    "nur kleine worte",
    "pässwörter für alle",
    "пароль для всех",
    "密码密码密码密码很长的",
    "🐙🐙🐙🐙🐙🐙🐙🐙",
    `${"a".repeat(63)}b`,
    "long ".repeat(51),
    "NO LOWER CASE NEEDED",
  ])("may be %j", (password) => {
    expect(refusalOf(password)).toBeNull();
  });

  it.each([
    ["", "Use at least 8 characters."],
    ["seven77", "Use at least 8 characters."],
    ["🐙🐙🐙🐙🐙🐙🐙", "Use at least 8 characters."],
    ["x".repeat(257), "Use at most 256 characters."],
    ["password", expect.stringContaining("most used")],
    ["PassWord", expect.stringContaining("most used")],
    ["12345678", expect.stringContaining("most used")],
    ["qwertyuiop", expect.stringContaining("most used")],
    ["ｐａｓｓｗｏｒｄ", expect.stringContaining("most used")],
    ["patchbay", expect.stringContaining("easy to guess")],
    ["ada.lovelace", expect.stringContaining("easy to guess")],
    ["Ada Lovelace", expect.stringContaining("easy to guess")],
    ["ada.lovelace@example.test", expect.stringContaining("easy to guess")],
  ])("may not be %j", (password, refusal) => {
    expect(refusalOf(password)).toEqual(refusal);
  });
});

async function signInWith(userId: string, password: string) {
  const answer = await signIn(
    anonymous,
    { email: emailOf(userId), password },
    "Firefox/140 (Linux)",
  );
  return answer.ok ? answer.value.session.value : null;
}

async function signedInCtx(cookie: string | null) {
  const who = await readSession(anonymous, cookie ?? undefined);
  if (!who) throw new Error("no session");
  return { ...anonymous, actor: { kind: "user" as const, ...who } };
}

describe("signing in", () => {
  it("compares all of a long password", async () => {
    const start = "a".repeat(200);
    await givePassword(anonymous, userIds.viewer, `${start} right`);
    expect(await signInWith(userIds.viewer, start)).toBeNull();
    expect(await signInWith(userIds.viewer, `${start} wrong`)).toBeNull();
    expect(await signInWith(userIds.viewer, `${start} right`)).not.toBeNull();
  });

  it("takes a letter however its accent was typed", async () => {
    await givePassword(anonymous, userIds.stranger, "caf\u00e9 au lait");
    expect(await signInWith(userIds.stranger, "cafe\u0301 au lait")).not.toBeNull();
  });
});

describe("changing the password", () => {
  const [first, second] = ["the first long one", "the second long one"];

  it("asks for the old one, ends all sessions at once and opens a new one", async () => {
    await givePassword(anonymous, userIds.owner, first);
    const here = await signInWith(userIds.owner, first);
    const elsewhere = await signInWith(userIds.owner, first);
    const ctx = await signedInCtx(here);
    const input = { currentPassword: first, newPassword: second };

    expect(await changePassword(ctx, { ...input, currentPassword: "not it" }, null)).toMatchObject({
      error: { code: "invalid_input", fields: { currentPassword: expect.any(String) } },
    });
    expect(await changePassword(ctx, { ...input, newPassword: "12345678" }, null)).toMatchObject({
      error: { fields: { newPassword: expect.any(String) } },
    });
    expect(await readSession(anonymous, elsewhere ?? "")).not.toBeNull();

    const changed = await changePassword(ctx, input, "Chrome/140 (Windows)");
    if (!changed.ok) throw new Error(changed.error.text);
    expect(changed.value.endedSessions).toBe(1);
    expect(await readSession(anonymous, here ?? "")).toBeNull();
    expect(await readSession(anonymous, elsewhere ?? "")).toBeNull();
    expect(await signInWith(userIds.owner, first)).toBeNull();
    const now = await signedInCtx(changed.value.session.value);
    const sessions = await listSessions(now);
    expect(sessions).toMatchObject({
      ok: true,
      value: [{ isThisOne: true, browser: "Chrome on Windows", ip: "192.0.2.1" }],
    });
    expect(JSON.stringify(sessions)).not.toContain(changed.value.session.value.split(".")[0]);
    expect(await signInWith(userIds.owner, second)).not.toBeNull();
  });

  it("cannot be used to try passwords in a stolen session", async () => {
    await givePassword(anonymous, userIds.admin, first);
    const ctx = await signedInCtx(await signInWith(userIds.admin, first));
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, i) =>
        changePassword(
          ctx,
          { currentPassword: i === 50 ? first : `guess ${i}`, newPassword: second },
          null,
        ),
      ),
    );
    const tried = answers.filter((answer) => answer.ok || answer.error.code !== "rate_limited");
    expect(tried.length).toBeLessThanOrEqual(11);
  });

  it("is for those who are signed in", async () => {
    expect(
      await changePassword(anonymous, { currentPassword: first, newPassword: second }, null),
    ).toMatchObject({ error: { code: "unauthenticated" } });
  });
});
