import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { auditEvents } from "@/drizzle/schema/audit";
import { endUsers } from "@/drizzle/schema/users";
import { createTestProject } from "@/test/context";
import { insertEndUser, settableClock } from "@/test/end-users";
import { createEndUser } from "./create-end-user";
import { createTestUser } from "./create-test-user";
import { deleteTestUsers } from "./delete-test-users";
import { hashTestCode } from "./hash-test-code";
import { searchEndUsers } from "./search-end-users";
import { setTestCode } from "./set-test-code";
import { updateEndUser } from "./update-end-user";

const project = await createTestProject();
const clock = settableClock();
const admin = project.ctxFor("admin", { clock });
const code = "482915";
let next = 0;

async function made() {
  const answer = await createTestUser(admin, { loginId: `test-${next++}@example.com`, code });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value.userId;
}
const rowOf = async (userId: string) => {
  const [row] = await project.db.select().from(endUsers).where(eq(endUsers.id, userId));
  if (!row) throw new Error("The user is gone.");
  return row;
};

it("keeps a keyed hash of the code, an end date and an audit row without the code", async () => {
  const userId = await made();
  const row = await rowOf(userId);
  expect(row.testCodeHash).toBe(await hashTestCode(admin, userId, code));
  expect(row.testEndsAt).toEqual(new Date(clock.now().getTime() + 30 * 86_400_000));
  expect(JSON.stringify(row)).not.toContain(code);
  const events = await project.db
    .select()
    .from(auditEvents)
    .where(eq(auditEvents.targetId, userId));
  expect(events).toMatchObject([{ operation: "users.createTestUser", result: "done" }]);
  expect(JSON.stringify(events)).not.toContain(code);
});

it("binds the hash to the user: the same code of another one differs", async () => {
  const [one, two] = [await rowOf(await made()), await rowOf(await made())];
  expect(one.testCodeHash).not.toBe(two.testCodeHash);
});

it.each([
  ["12345"],
  ["123456789"],
  ["abcdef"],
  ["000000"],
  ["111111"],
  ["123456"],
  ["12345678"],
  ["987654"],
])("refuses the code %s", async (weak) => {
  expect(await createTestUser(admin, { loginId: "weak", code: weak })).toMatchObject({
    error: { code: "invalid_input", fields: { code: expect.any(String) } },
  });
});

it.each([[0], [91], [1.5]])("refuses to work for %d days", async (days) => {
  expect(await createTestUser(admin, { loginId: "long", code, days })).toMatchObject({
    error: { code: "invalid_input", fields: { days: expect.any(String) } },
  });
});

it("never stands for somebody real, by login id, number or address", async () => {
  await insertEndUser(admin, {
    loginIds: ["real@example.com"],
    phone: "+14155550177",
    email: "also@example.com",
  });
  for (const input of [
    { loginId: "Real@Example.com" },
    { loginId: "+1 415 555 0177" },
    { loginId: "also@example.com" },
    { loginId: "free", phone: "+14155550177" },
    { loginId: "free", email: "real@example.com" },
  ])
    expect(await createTestUser(admin, { ...input, code })).toMatchObject({
      error: { code: "user_exists" },
    });
  const userId = await made();
  for (const changes of [
    { phone: "+14155550177" },
    { email: "real@example.com" },
    { addLoginIds: ["also@example.com"] },
  ])
    expect(await updateEndUser(admin, { userId, changes })).toMatchObject({
      error: { code: "user_exists" },
    });
});

it("gets another code, shown once, and needs a new end date when the old one has passed", async () => {
  const userId = await made();
  const given = await setTestCode(admin, { userId });
  if (!given.ok) throw new Error(given.error.code);
  expect(given.value.code).toMatch(/^\d{6}$/);
  expect((await rowOf(userId)).testCodeHash).toBe(
    await hashTestCode(admin, userId, given.value.code),
  );
  const later = settableClock(new Date(clock.now().getTime() + 31 * 86_400_000));
  const then = project.ctxFor("admin", { clock: later });
  expect(await setTestCode(then, { userId })).toMatchObject({ error: { code: "invalid_input" } });
  expect(await setTestCode(then, { userId, days: 1 })).toMatchObject({ ok: true });
});

it("gives no fixed code to a real user", async () => {
  const real = await createEndUser(admin, { loginId: "person@example.com" });
  if (!real.ok) throw new Error(real.error.code);
  const { userId } = real.value;
  expect(await setTestCode(admin, { userId })).toMatchObject({ error: { code: "invalid_input" } });
  expect((await rowOf(userId)).testCodeHash).toBeNull();
});

it("deletes all test users and nobody else", async () => {
  await made();
  const before = await searchEndUsers(admin, { kind: "real" });
  expect(await deleteTestUsers(admin)).toMatchObject({ ok: true });
  expect(await searchEndUsers(admin, { kind: "test" })).toMatchObject({ value: { users: [] } });
  expect(await searchEndUsers(admin, { kind: "real" })).toEqual(before);
});
