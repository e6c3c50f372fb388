import nodeSdk from "@descope/node-sdk";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { z } from "zod";
import { auditEvents } from "@/drizzle/schema/audit";
import { managementKeys } from "@/drizzle/schema/settings";
import type { Scope } from "@/lib/auth/permissions";
import { createManagementKey } from "@/lib/settings/create-management-key";
import { createEndUser } from "@/lib/users/create-end-user";
import { getEndUser } from "@/lib/users/get-end-user";
import { startApi } from "@/test/api";
import { codeOnPhone, countOnPhone, createOtpProject } from "@/test/otp";

const project = await createOtpProject({ sendsPerAddress: null, sendsPerPrefix: null });
const api = await startApi(project);
const projectId = project.project.id;

async function makeKey(scopes: Scope[], expiresInDays: number | null = null) {
  const made = await createManagementKey(project.ctxFor("owner"), {
    name: "Test key",
    scopes,
    expiresInDays,
  });
  if (!made.ok) throw new Error(made.error.text);
  return made.value;
}
const { key: managementKey } = await makeKey(["users:write", "keys:write"]);
const { management, otp } = nodeSdk({ projectId, baseUrl: api.baseUrl, managementKey });
const { user } = management;

let next = 0;
const freshNumber = () => `+1415555${String(2000 + next++)}`;

test("a user is made, read, found, changed, disabled, signed out and deleted", async () => {
  const phone = freshNumber();
  const made = await user.create("Ada@Example.com", {
    displayName: "Ada Lovelace",
    phone,
    verifiedPhone: true,
    customAttributes: { plan: "pro" },
    additionalLoginIds: [phone],
  });
  expect(made).toMatchObject({ ok: true });
  expect(made.data).toMatchObject({
    loginIds: expect.arrayContaining(["ada@example.com", phone]),
    name: "Ada Lovelace",
    email: "ada@example.com",
    phone,
    verifiedPhone: true,
    verifiedEmail: false,
    status: "enabled",
    customAttributes: { plan: "pro" },
    test: false,
  });
  const userId = made.data?.userId ?? "";
  expect((await user.load("ADA@example.com")).data?.userId).toBe(userId);
  expect((await user.load(userId)).data?.userId).toBe(userId);
  expect((await user.loadByUserId(userId)).data?.userId).toBe(userId);
  expect((await user.loadUsers([userId, "eu_000000000000000000000000"])).data).toHaveLength(1);

  expect((await user.updatePhone(userId, "+14155559999", true)).data?.phone).toBe("+14155559999");
  expect((await user.updateEmail(userId, "ada@new.example", false)).data).toMatchObject({
    email: "ada@new.example",
    verifiedEmail: false,
  });
  expect((await user.updateDisplayName(userId, "Ada King", "Ada")).data).toMatchObject({
    name: "Ada King",
    givenName: "Ada",
  });
  const picture = "https://example.com/ada.png";
  expect((await user.updatePicture(userId, picture)).data?.picture).toBe(picture);
  expect((await user.updateCustomAttribute(userId, "seats", 3)).data?.customAttributes).toEqual({
    plan: "pro",
    seats: 3,
  });
  expect((await user.patch(userId, { familyName: "King" })).data).toMatchObject({
    familyName: "King",
    givenName: "Ada",
  });
  expect((await user.update(userId, { displayName: "A. K." })).data).toMatchObject({
    name: "A. K.",
    familyName: "",
    customAttributes: {},
  });
  const renamed = await user.updateLoginId("ada@example.com", "countess");
  expect(renamed.data?.loginIds).toEqual(expect.arrayContaining(["countess", phone]));
  expect(renamed.data?.loginIds).not.toContain("ada@example.com");

  expect((await user.deactivate(userId)).data?.status).toBe("disabled");
  const refused = await otp.signIn.sms(phone);
  expect(refused).toMatchObject({ ok: false, error: { errorCode: "E062109" } });
  expect((await user.activate(userId)).data?.status).toBe("enabled");
  expect(await user.logoutUser("countess")).toMatchObject({ ok: true });
  expect(await user.delete("countess")).toMatchObject({ ok: true });
  expect(await user.load("countess")).toMatchObject({
    ok: false,
    code: 400,
    error: { errorCode: "E112102" },
  });
});

test("the older form of create is taken as well", async () => {
  const made = await user.create("old@example.com", "old@example.com", freshNumber(), "Old Form");
  expect(made.data).toMatchObject({ name: "Old Form", email: "old@example.com" });
  const again = await user.create("old@example.com", "old@example.com");
  expect(again).toMatchObject({ ok: false, code: 400, error: { errorCode: "E062107" } });
});

test("users are found by text and by what is known of them, real ones unless asked otherwise", async () => {
  const phone = freshNumber();
  await user.create("finder@example.com", { displayName: "Finder One", phone });
  await user.createTestUser("finder-test@example.com", { displayName: "Finder Test" });
  const byText = await user.search({ text: "finder" });
  expect(byText.data?.users.map(({ email }) => email)).toEqual(["finder@example.com"]);
  expect(byText.data?.total).toBe(1);
  const withTest = await user.search({ text: "finder", withTestUser: true });
  expect(withTest.data?.total).toBe(2);
  const onlyTest = await user.searchTestUsers({ text: "finder" });
  expect(onlyTest.data?.users).toMatchObject([{ test: true }]);
  for (const by of [
    { phones: [phone] },
    { emails: ["FINDER@example.com"] },
    { loginIds: ["finder@example.com", "nobody@example.com"] },
  ])
    expect((await user.search(by)).data?.users).toMatchObject([{ phone }]);
  expect((await user.search({ statuses: ["disabled"] })).data).toEqual({ users: [], total: 0 });
  const page = await user.search({ limit: 1, page: 1 });
  expect(page.data?.users).toHaveLength(1);
  expect(page.data?.total).toBeGreaterThan(1);
});

test("a test user signs in with a code that nobody was sent, and is gone with the others", async () => {
  const loginId = freshNumber();
  const made = await user.createTestUser(loginId, { verifiedPhone: true });
  expect(made.data).toMatchObject({ test: true, loginIds: [loginId] });
  const before = await countOnPhone(project);
  const { data } = await user.generateOTPForTestUser("sms", loginId);
  expect(data).toEqual({ loginId, code: expect.stringMatching(/^\d{6}$/) });
  const verified = await otp.verify.sms(loginId, data?.code ?? "");
  expect(verified).toMatchObject({ ok: true, data: { user: { test: true } } });
  expect(await countOnPhone(project)).toBe(before);
  expect(await user.deleteAllTestUsers()).toMatchObject({ ok: true });
  expect((await user.load(loginId)).ok).toBe(false);
});

test("a code of somebody real is never answered", async () => {
  const loginId = freshNumber();
  await user.create(loginId);
  const refused = await user.generateOTPForTestUser("sms", loginId);
  expect(refused).toMatchObject({ ok: false, error: { errorCode: "E112102" } });
  expect(await otp.signIn.sms(loginId)).toMatchObject({ ok: true });
  expect((await otp.verify.sms(loginId, await codeOnPhone(project, loginId))).ok).toBe(true);
});

test("what the product does not have is refused, not dropped", async () => {
  const withRoles = await user.create(freshNumber(), { roles: ["admin"] });
  expect(withRoles).toMatchObject({ ok: false, error: { errorCode: "E011003" } });
  expect(withRoles.error?.errorMessage).toContain("roleNames");
  const invited = await user.invite(freshNumber(), { sendSMS: true });
  expect(invited).toMatchObject({ ok: false, error: { errorCode: "E011003" } });
});

test("an address of another user is refused where the call asks for that", async () => {
  await user.create("taken@example.com");
  const made = await user.create(freshNumber());
  const id = made.data?.userId ?? "";
  const refused = await user.updateEmail(id, "taken@example.com", true, true);
  expect(refused).toMatchObject({ ok: false, error: { errorCode: "E111127" } });
});

test("a change that a client cannot make: ids, times, counters and hashes are not taken", async () => {
  const loginId = freshNumber();
  const answer = await api.ask("/v1/mgmt/user/create", {
    token: managementKey,
    body: {
      loginId,
      userId: "eu_000000000000000000000000",
      projectId: "pj_000000000000000000000000",
      createdTime: 1,
      isTest: true,
      testCodeHash: "00",
      status: "disabled",
    },
  });
  expect(answer).toMatchObject({ status: 200, body: { user: { test: false, status: "enabled" } } });
  const { user } = answer.read(z.object({ user: z.object({ userId: z.string() }) }));
  expect(user.userId).not.toBe("eu_000000000000000000000000");
});

const read = (key: string) => api.ask("/v1/mgmt/user?loginId=nobody", { token: key });

test("a key that is missing, made up, of another project or a session is refused", async () => {
  const neighbour = await createOtpProject({}, { db: project.db });
  const foreign = await createManagementKey(neighbour.ctxFor("owner"), {
    name: "Foreign",
    scopes: ["users:read"],
    expiresInDays: null,
  });
  if (!foreign.ok) throw new Error(foreign.error.text);
  expect(await read("")).toMatchObject({ status: 401, body: { errorCode: "E062802" } });
  for (const key of ["pbk_00000000000000000000000000000000", foreign.value.key, "a.b.c"])
    expect(await read(key)).toMatchObject({ status: 401, body: { errorCode: "E062803" } });
  const inQuery = await api.ask(`/v1/mgmt/user?loginId=nobody&key=${managementKey}`);
  expect(inQuery.status).toBe(401);
});

test("users of another project are nobody here, by id and by login id, and stay as they are", async () => {
  const there = await createOtpProject({}, { db: project.db });
  const made = await createEndUser(there.ctxFor("owner"), { loginId: "theirs@example.com" });
  if (!made.ok) throw new Error(made.error.text);
  const { userId } = made.value;
  for (const who of [userId, "theirs@example.com"]) {
    const answers = [
      await user.load(who),
      await user.updateDisplayName(who, "Taken over"),
      await user.updateEmail(who, "mine@example.com", true),
      await user.patch(who, { phone: freshNumber() }),
      await user.deactivate(who),
      await user.logoutUser(who),
      await user.delete(who),
      await user.generateOTPForTestUser("sms", who),
    ];
    for (const answer of answers)
      expect(answer).toMatchObject({ ok: false, error: { errorCode: "E112102" } });
  }
  expect((await user.loadUsers([userId])).data).toEqual([]);
  expect((await user.search({ userIds: [userId], withTestUser: true })).data?.users).toEqual([]);
  await user.deleteBatch([userId]);
  const left = await getEndUser(there.ctxFor("owner"), { userId });
  expect(left).toMatchObject({ ok: true, value: { user: made.value } });
});

test("a key stands behind a refresh JWT as well", async () => {
  expect(await read(`a.b.c:${managementKey}`)).toMatchObject({ body: { errorCode: "E112102" } });
});

test("a key does what its scopes name, and a refusal is written down", async () => {
  const { key, keyId } = await makeKey(["users:read"]);
  const readOnly = nodeSdk({ projectId, baseUrl: api.baseUrl, managementKey: key });
  expect((await readOnly.management.user.search({})).ok).toBe(true);
  const refused = await readOnly.management.user.create(freshNumber());
  expect(refused).toMatchObject({ ok: false, code: 403, error: { errorCode: "E062804" } });
  expect((await api.ask("/v1/mgmt/keys", { token: key })).status).toBe(403);
  const rows = await project.db.select().from(auditEvents).where(eq(auditEvents.actorId, keyId));
  expect(rows.map(({ operation, result }) => [operation, result])).toEqual(
    expect.arrayContaining([
      ["users.save", "refused"],
      ["keys.list", "refused"],
    ]),
  );
});

test("keys are made, listed without their text, and refused from the moment they are revoked", async () => {
  const made = await api.ask("/v1/mgmt/keys", {
    token: managementKey,
    body: { name: "Nightly", scopes: ["users:write"], expiresInDays: 30 },
  });
  expect(made).toMatchObject({ status: 200, body: { key: expect.stringMatching(/^pbk_/) } });
  const { key, keyId } = made.read(z.object({ key: z.string(), keyId: z.string() }));
  expect((await read(key)).body).toMatchObject({ errorCode: "E112102" });
  const listed = await api.ask("/v1/mgmt/keys", { token: managementKey });
  expect(JSON.stringify(listed.body)).not.toContain(key);
  expect(listed.body).toMatchObject({
    keys: expect.arrayContaining([
      expect.objectContaining({ id: keyId, state: "active", endsIn: key.slice(-4) }),
    ]),
  });
  const more = await api.ask("/v1/mgmt/keys", {
    token: managementKey,
    body: { name: "More", scopes: ["messages:read"] },
  });
  expect(more).toMatchObject({ status: 403, body: { errorCode: "E062804" } });
  const revoked = await api.ask(`/v1/mgmt/keys/${keyId}`, {
    method: "DELETE",
    token: managementKey,
  });
  expect(revoked.status).toBe(200);
  expect(await read(key)).toMatchObject({ status: 401, body: { errorCode: "E062803" } });
});

test("a key whose time is over is refused", async () => {
  const { key, keyId } = await makeKey(["users:read"], 1);
  expect((await read(key)).status).toBe(400);
  await project.db
    .update(managementKeys)
    .set({ expiresAt: new Date(Date.now() - 1000) })
    .where(eq(managementKeys.id, keyId));
  expect((await read(key)).status).toBe(401);
});

test("calls with keys above the limit are told when to come again", async () => {
  const other = await startApi(project, { managementCalls: 2 });
  const statuses = [];
  for (let calls = 0; calls < 2; calls++)
    statuses.push((await other.ask("/v1/mgmt/license", { token: "pbk_no" })).status);
  expect(statuses).toEqual([401, 401]);
  const refused = await other.ask("/v1/mgmt/license", { token: managementKey });
  expect(refused).toMatchObject({ status: 429, body: { errorCode: "E130429" } });
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
});
