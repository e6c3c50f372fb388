import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { auditEvents } from "@/drizzle/schema/audit";
import { newId } from "@/lib/core/ids";
import type { Result } from "@/lib/core/result";
import { createTestProject } from "@/test/context";
import { clientCtx, signInEndUser } from "@/test/end-users";
import { createEndUser } from "./create-end-user";
import { deleteEndUsers } from "./delete-end-users";
import { endEndUserSessions } from "./end-end-user-sessions";
import { getEndUser } from "./get-end-user";
import { readMe } from "./read-me";
import { refreshSession } from "./refresh-session";
import { setEndUserStatus } from "./set-end-user-status";
import { updateEndUser } from "./update-end-user";

const project = await createTestProject();
const other = await createTestProject({ db: project.db });
const admin = project.ctxFor("admin");
const client = clientCtx(project);
const stranger = other.ctxFor("admin");

function given<T>(result: Result<T, { code: string }>): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}
const made = async (loginId: string) => given(await createEndUser(admin, { loginId })).userId;
const audited = (targetId: string) =>
  project.db
    .select({ operation: auditEvents.operation, detail: auditEvents.detail })
    .from(auditEvents)
    .where(eq(auditEvents.targetId, targetId))
    .orderBy(auditEvents.at);

it("makes a user of a login id in canonical form, reachable where the login id says", async () => {
  const user = given(await createEndUser(admin, { loginId: " +1 (415) 555-0101 ", name: "Ada" }));
  expect(user).toMatchObject({
    loginIds: ["+14155550101"],
    phone: "+14155550101",
    email: "",
    isPhoneVerified: false,
    status: "enabled",
    isTest: false,
  });
  expect(await audited(user.userId)).toMatchObject([{ operation: "users.create" }]);
  expect(given(await getEndUser(admin, { loginId: "+14155550101" })).user.userId).toBe(user.userId);
});

it("lets one of eight who make the same login id through, however it is spelled", async () => {
  const spellings = ["Eve@Example.com", "eve@example.com ", "EVE@EXAMPLE.COM", "eve@Example.com"];
  const answers = await Promise.all(
    [...spellings, ...spellings].map((loginId) => createEndUser(admin, { loginId })),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.find(({ ok }) => !ok)).toMatchObject({
    error: { code: "user_exists", fields: { loginId: expect.any(String) } },
  });
  // The same login id in another project is somebody else.
  expect((await createEndUser(stranger, { loginId: "eve@example.com" })).ok).toBe(true);
});

it.each([
  [{ loginId: "" }, "loginId"],
  [{ loginId: "+1415" }, "loginId"],
  [{ loginId: "a@b" }, "loginId"],
  [{ loginId: "x", phone: "12" }, "phone"],
  [{ loginId: "x", email: "nothing" }, "email"],
  [{ loginId: "x", name: "line\nbreak" }, "name"],
  [{ loginId: "x".repeat(255) }, "loginId"],
])("refuses %j with a sentence at the field", async (input, field) => {
  expect(await createEndUser(admin, input)).toMatchObject({
    error: { code: "invalid_input", fields: { [field]: expect.any(String) } },
  });
});

it("changes what is named; a new number is not verified, and no number is in the log", async () => {
  const userId = await made("carol@example.com");
  const change = { phone: "+44 20 7946 0001", addLoginIds: ["+442079460001"], name: "Carol" };
  const user = given(await updateEndUser(admin, { userId, changes: change }));
  expect(user).toMatchObject({
    name: "Carol",
    phone: "+442079460001",
    email: "carol@example.com",
    isPhoneVerified: false,
    loginIds: ["carol@example.com", "+442079460001"],
  });
  const verified = await updateEndUser(admin, { userId, changes: { isPhoneVerified: true } });
  expect(verified).toMatchObject({ value: { isPhoneVerified: true, name: "Carol" } });
  const moved = await updateEndUser(admin, { userId, changes: { phone: "+442079460002" } });
  expect(moved).toMatchObject({ value: { isPhoneVerified: false } });
  expect(JSON.stringify(await audited(userId))).not.toMatch(/7946|carol@/);
});

it("keeps login ids unique and at least one", async () => {
  const userId = await made("dan");
  await made("dora");
  expect(
    await updateEndUser(admin, { userId, changes: { addLoginIds: ["DORA"], name: "Lost" } }),
  ).toMatchObject({ error: { code: "user_exists" } });
  expect(
    await updateEndUser(admin, { userId, changes: { removeLoginIds: ["dan"] } }),
  ).toMatchObject({ error: { code: "invalid_input" } });
  const swap = { addLoginIds: ["daniel"], removeLoginIds: ["dan"] };
  expect(await updateEndUser(admin, { userId, changes: swap })).toMatchObject({
    value: { loginIds: ["daniel"], name: "" },
  });
});

it("ends every session at once when a user is disabled", async () => {
  const userId = await made("frank");
  const { tokens } = await signInEndUser(client, { userId });
  const second = await signInEndUser(client, { userId });
  given(await setEndUserStatus(admin, { userId, status: "disabled" }));
  for (const jwt of [tokens, second.tokens])
    expect(await refreshSession(client, jwt)).toMatchObject({ error: { code: "session_ended" } });
  given(await setEndUserStatus(admin, { userId, status: "enabled" }));
  // They stay ended: enabling lets the user sign in anew, no more.
  expect(await readMe(client, tokens)).toMatchObject({ error: { code: "session_ended" } });
  expect(await audited(userId)).toMatchObject([
    { operation: "users.create" },
    { operation: "users.setStatus", detail: { status: "disabled", sessionsEnded: 2 } },
    { operation: "users.setStatus", detail: { status: "enabled", sessionsEnded: 0 } },
  ]);
});

it("signs out of one session or everywhere, and shows which are live", async () => {
  const userId = await made("gina");
  const somebodyElse = await signInEndUser(client);
  const sessions = [
    await signInEndUser(client, { userId }),
    await signInEndUser(client, { userId }),
    await signInEndUser(client, { userId }),
  ];
  const sessionId = sessions[0]?.sessionId;
  expect(await endEndUserSessions(admin, { userId, sessionId })).toMatchObject({
    value: { ended: 1 },
  });
  expect(
    await endEndUserSessions(admin, { userId, sessionId: somebodyElse.sessionId }),
  ).toMatchObject({ value: { ended: 0 } });
  const { sessions: shown } = given(await getEndUser(admin, { userId }));
  expect(shown.map(({ state }) => state).sort()).toEqual(["ended", "live", "live"]);
  expect(await endEndUserSessions(admin, { userId })).toMatchObject({ value: { ended: 2 } });
  expect((await readMe(client, somebodyElse.tokens)).ok).toBe(true);
});

it("deletes users with their login ids and sessions", async () => {
  const userId = await made("hank");
  const { tokens } = await signInEndUser(client, { userId });
  expect(await deleteEndUsers(admin, { userIds: [userId, newId("endUser")] })).toMatchObject({
    value: { deleted: 1 },
  });
  expect(await getEndUser(admin, { userId })).toMatchObject({ error: { code: "not_found" } });
  expect(await readMe(client, tokens)).toMatchObject({ error: { code: "session_ended" } });
  expect(await made("hank")).not.toBe(userId);
});

it("does not know the users of another project", async () => {
  const userId = await made("ivy");
  const missing = { error: { code: "not_found" } };
  expect(await getEndUser(stranger, { userId })).toMatchObject(missing);
  expect(await getEndUser(stranger, { loginId: "ivy" })).toMatchObject(missing);
  expect(await updateEndUser(stranger, { userId, changes: { name: "Mine" } })).toMatchObject(
    missing,
  );
  expect(await setEndUserStatus(stranger, { userId, status: "disabled" })).toMatchObject(missing);
  expect(await endEndUserSessions(stranger, { userId })).toMatchObject(missing);
  expect(await deleteEndUsers(stranger, { userIds: [userId] })).toMatchObject({
    value: { deleted: 0 },
  });
  expect(given(await getEndUser(admin, { userId })).user).toMatchObject({ name: "" });
});
