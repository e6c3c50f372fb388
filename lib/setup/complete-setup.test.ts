import { eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { auditEvents } from "@/drizzle/schema/audit";
import { accounts, sessions, setups, users } from "@/drizzle/schema/auth";
import { connectors } from "@/drizzle/schema/connectors";
import { otpChannels } from "@/drizzle/schema/otp";
import { members, projects } from "@/drizzle/schema/projects";
import { findProject } from "@/lib/auth/find-project";
import { readSession } from "@/lib/auth/read-session";
import { signIn } from "@/lib/auth/sign-in";
import { openTestDb, testCtx } from "@/test/context";
import { completeSetup } from "./complete-setup";
import { startSetup } from "./start-setup";

const db = await openTestDb();
const ctx = testCtx(db);
const publicUrl = "http://localhost:3000";
const ada = {
  name: "Ada",
  email: "ada@example.test",
  newPassword: "nine tailed owls at dawn",
  countries: ["AT"],
};

const tokenOf = (link: string | null) => {
  if (!link) throw new Error("setup is closed");
  return new URL(link).searchParams.get("token") ?? "";
};

beforeEach(async () => {
  await db.delete(projects);
  await db.delete(users);
  await db.delete(setups);
});

it("makes the owner with a project in which every channel works, and signs in", async () => {
  const token = tokenOf(await startSetup(db, { publicUrl, setupToken: undefined }));
  const done = await completeSetup(ctx, { token, ...ada }, "test browser");
  if (!done.ok) throw new Error(done.error.text);
  const who = await readSession(ctx, done.value.session.value);
  if (!who) throw new Error("no session");
  expect(who).toMatchObject({ name: "Ada", email: "ada@example.test" });
  expect(await findProject({ ...ctx, actor: { kind: "user", ...who } }, "default")).toMatchObject({
    project: { name: "Default" },
    role: "owner",
  });
  expect(await db.select().from(connectors)).toMatchObject([{ type: "sandbox", config: {} }]);
  expect(
    await db.select({ channel: otpChannels.channel, policy: otpChannels.policy }).from(otpChannels),
  ).toEqual([
    { channel: "sms", policy: { countries: ["AT"] } },
    { channel: "voice", policy: { countries: ["AT"] } },
    { channel: "email", policy: {} },
  ]);
  const audited = await db
    .select({ operation: auditEvents.operation, actorId: auditEvents.actorId })
    .from(auditEvents)
    .where(eq(auditEvents.actorId, who.userId));
  expect(audited.map(({ operation }) => operation)).toEqual(["setup.complete", "project.create"]);
  expect(await signIn(ctx, { email: ada.email, password: ada.newPassword }, null)).toMatchObject({
    ok: true,
  });
});

it("makes exactly one owner however many finish at the same moment", async () => {
  const token = tokenOf(await startSetup(db, { publicUrl, setupToken: undefined }));
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, i) =>
      completeSetup(ctx, { token, ...ada, email: `ada${i}@example.test` }, null),
    ),
  );
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  for (const answer of answers)
    if (!answer.ok) expect(["already_set_up", "not_found"]).toContain(answer.error.code);
  for (const table of [users, accounts, sessions, projects, members])
    expect(await db.select().from(table)).toHaveLength(1);
});

it("is not opened again by a restart, with or without a token of the operator", async () => {
  const setupToken = "a token of the operator";
  const token = tokenOf(await startSetup(db, { publicUrl, setupToken }));
  expect(token).toBe(setupToken);
  expect((await completeSetup(ctx, { token, ...ada }, null)).ok).toBe(true);
  expect(await startSetup(db, { publicUrl, setupToken })).toBeNull();
  expect(await startSetup(db, { publicUrl, setupToken: undefined })).toBeNull();
  expect(
    await completeSetup(ctx, { token, ...ada, email: "eve@example.test" }, null),
  ).toMatchObject({ error: { code: "already_set_up" } });
  expect(await db.select().from(users)).toHaveLength(1);
});

it("takes the newest link only, and keeps its token in no readable form", async () => {
  const old = tokenOf(await startSetup(db, { publicUrl, setupToken: undefined }));
  const token = tokenOf(await startSetup(db, { publicUrl, setupToken: undefined }));
  expect(await completeSetup(ctx, { token: old, ...ada }, null)).toMatchObject({
    error: { code: "not_found" },
  });
  expect(JSON.stringify(await db.select().from(setups))).not.toContain(token);
  expect((await completeSetup(ctx, { token, ...ada }, null)).ok).toBe(true);
});

it("refuses a password that everybody uses and leaves the link open", async () => {
  const token = tokenOf(await startSetup(db, { publicUrl, setupToken: undefined }));
  expect(await completeSetup(ctx, { token, ...ada, newPassword: "Password1" }, null)).toMatchObject(
    {
      error: { code: "invalid_input", fields: { newPassword: expect.any(String) } },
    },
  );
  expect((await completeSetup(ctx, { token, ...ada }, null)).ok).toBe(true);
});

it("stops guesses of the token", async () => {
  await startSetup(db, { publicUrl, setupToken: undefined });
  const guesser = testCtx(db, { ip: "2001:db8::1" });
  const guess = (host: number) =>
    completeSetup(
      { ...guesser, ip: `2001:db8::${host.toString(16)}` },
      { token: "a wrong token", ...ada },
      null,
    );
  const answers = await Promise.all(Array.from({ length: 120 }, (_, i) => guess(i + 1)));
  const codes = answers.map((answer) => (answer.ok ? "ok" : answer.error.code));
  expect(codes.filter((code) => code === "not_found")).toHaveLength(100);
  expect(codes.filter((code) => code === "rate_limited")).toHaveLength(20);
});

it("refuses a country that has no telephone numbers", async () => {
  const token = tokenOf(await startSetup(db, { publicUrl, setupToken: undefined }));
  expect(await completeSetup(ctx, { token, ...ada, countries: ["AT", "ZZ"] }, null)).toMatchObject({
    error: { code: "invalid_input", fields: { countries: expect.any(String) } },
  });
});
