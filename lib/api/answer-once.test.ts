import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { idempotencyKeys } from "@/drizzle/schema/api";
import { startApi } from "@/test/api";
import { changePolicy, countOnPhone, createOtpProject, openLimits } from "@/test/otp";
import { keptMs } from "./answer-once";
import { forgetIdempotencyKeys } from "./forget-idempotency-keys";

const open = { sendsPerAddress: null, sendsPerPrefix: null };
const project = await createOtpProject(open);
const api = await startApi(project);
const { db } = project;

let next = 0;
const freshNumber = () => `+1415555${String(1000 + next++)}`;
const path = "/v1/auth/otp/signup-in/sms";
const send = (key: string, loginId: string, more: { path?: string; token?: string } = {}) =>
  api.ask(more.path ?? path, {
    token: more.token,
    body: { loginId, loginOptions: {} },
    headers: { "Idempotency-Key": key },
  });

test("eight keys with 8 calls each at once send one message each and answer alike", async () => {
  const before = await countOnPhone(project);
  const keys = Array.from({ length: 8 }, (_, index) => ({ key: `k-${index}`, to: freshNumber() }));
  for (const { key, to } of keys) {
    const answers = await Promise.all(Array.from({ length: 8 }, () => send(key, to)));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const replayed = answers.filter(({ headers }) => headers.get("idempotent-replayed") === "true");
    expect(replayed).toHaveLength(7);
  }
  expect(await countOnPhone(project)).toBe(before + 8);
});

test("another server on the same database answers the same", async () => {
  const to = freshNumber();
  const first = await send("over-instances", to);
  const twin = await startApi(project);
  const again = await twin.ask(path, {
    body: { loginOptions: {}, loginId: to },
    headers: { "Idempotency-Key": "over-instances" },
  });
  expect(again).toMatchObject({ status: 200, body: first.body });
  expect(again.headers.get("idempotent-replayed")).toBe("true");
});

test("a key with another body, or shown with another token, is refused and sends nothing", async () => {
  await send("changed", freshNumber());
  const before = await countOnPhone(project);
  for (const refused of [
    await send("changed", freshNumber()),
    await send("changed", "+14155551000", { token: "a.b.c" }),
  ])
    expect(refused).toMatchObject({ status: 422, body: { errorCode: "E010422" } });
  expect(await countOnPhone(project)).toBe(before);
});

test("a key belongs to one address of one project", async () => {
  const to = freshNumber();
  expect((await send("scoped", to)).status).toBe(200);
  await openLimits(project);
  const elsewhere = await send("scoped", to, { path: "/v1/auth/otp/signup-in/voice" });
  expect(elsewhere.headers.get("idempotent-replayed")).toBeNull();
  const neighbour = await startApi(await createOtpProject(open, { db }));
  const there = await neighbour.ask(path, {
    body: { loginId: to, loginOptions: {} },
    headers: { "Idempotency-Key": "scoped" },
  });
  expect(there.headers.get("idempotent-replayed")).toBeNull();
});

test("a refusal that was decided is repeated, one that was only early is not", async () => {
  const abroad = await send("abroad", "+33612345678");
  expect(abroad).toMatchObject({ status: 400, body: { errorCode: "E061202" } });
  const repeated = await send("abroad", "+33612345678");
  expect(repeated.body).toEqual(abroad.body);
  expect(repeated.headers.get("idempotent-replayed")).toBe("true");

  const to = freshNumber();
  await send("first", to);
  expect((await send("too-early", to)).status).toBe(429);
  await openLimits(project);
  expect((await send("too-early", to)).status).toBe(200);
});

test("a call that was cut off is never made again, and says that nobody knows", async () => {
  const to = freshNumber();
  await send("cut-off", to);
  const at = new Date(Date.now() - 120_000);
  await db
    .update(idempotencyKeys)
    .set({ status: null, headers: null, response: null, createdAt: at })
    .where(eq(idempotencyKeys.projectId, project.project.id));
  await openLimits(project);
  const before = await countOnPhone(project);
  for (let tries = 0; tries < 3; tries++)
    expect(await send("cut-off", to)).toMatchObject({
      status: 502,
      body: { errorCode: "E061214" },
    });
  expect(await countOnPhone(project)).toBe(before);
});

test("a key is free again after its time", async () => {
  const to = freshNumber();
  await send("old", to);
  await db
    .update(idempotencyKeys)
    .set({ createdAt: new Date(Date.now() - keptMs - 1000) })
    .where(eq(idempotencyKeys.projectId, project.project.id));
  await openLimits(project);
  const again = await send("old", to);
  expect(again.status).toBe(200);
  expect(again.headers.get("idempotent-replayed")).toBeNull();
});

test("keys whose time is over are deleted, others stay", async () => {
  const ctx = project.ctxFor("anonymous");
  const later = (ms: number) => ({ ...ctx, clock: { now: () => new Date(Date.now() + ms) } });
  await send("forgotten", freshNumber());
  const count = await db.$count(idempotencyKeys);
  await forgetIdempotencyKeys(later(keptMs - 60_000));
  expect(await db.$count(idempotencyKeys)).toBeGreaterThan(0);
  expect(count).toBeGreaterThan(0);
  await forgetIdempotencyKeys(later(keptMs + 60_000));
  expect(await db.$count(idempotencyKeys)).toBe(0);
});

test.each(["a".repeat(256), "with space", "späť", ""])("the key %j is refused", async (key) => {
  const headers = { "Idempotency-Key": Buffer.from(key).toString("latin1") };
  const answer = await api.ask(path, { body: { loginId: freshNumber() }, headers });
  expect(answer).toMatchObject({ status: 400, body: { errorCode: "E011004" } });
});

test("a call without a key, and one that sends nothing, keep nothing", async () => {
  await db.delete(idempotencyKeys);
  await changePolicy(project, open);
  await api.ask(path, { body: { loginId: freshNumber() } });
  await send("no-send", freshNumber(), { path: "/v1/auth/try-refresh" });
  await send("malformed", "", {});
  expect(await db.$count(idempotencyKeys)).toBe(0);
});
