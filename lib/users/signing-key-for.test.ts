import { drizzle } from "drizzle-orm/node-postgres";
import { afterAll, beforeEach, expect, it } from "vitest";
import type { ProjectCtx } from "@/lib/auth/context";
import { type Db, openPool } from "@/lib/db/client";
import { createTestProject, type TestProject } from "@/test/context";
import { clientCtx, settableClock, signInEndUser } from "@/test/end-users";
import { publishedKeys } from "./published-keys";
import { readToken } from "./read-token";
import { rotateSigningKey } from "./rotate-signing-key";
import { signingKeyFor } from "./signing-key-for";

const { db } = await createTestProject();
// Another instance: its own connections and so its own memory.
const pool = openPool(process.env.DATABASE_URL ?? "");
const elsewhere: Db = drizzle(pool);
afterAll(() => pool.end());

let project: TestProject;
let clock: ReturnType<typeof settableClock>;
let here: ProjectCtx;
let there: ProjectCtx;

beforeEach(async () => {
  project = await createTestProject({ db });
  clock = settableClock();
  here = clientCtx(project, { clock });
  there = clientCtx(project, { clock, db: elsewhere });
});

const soon = () => new Date(clock.now().getTime() + 60_000);
const admin = () => project.ctxFor("admin", { clock });
const kidOf = (jwt: string) =>
  JSON.parse(Buffer.from(jwt.split(".")[0] ?? "", "base64url").toString()).kid;

it("makes one key however many ask first, on two instances", async () => {
  const asked = await Promise.all(
    Array.from({ length: 16 }, (_, index) => signingKeyFor(index % 2 ? here : there, soon())),
  );
  const kids = new Set(asked.map(({ kid }) => kid));
  expect(kids.size).toBe(1);
  expect((await publishedKeys(here)).map(({ kid }) => kid)).toEqual([...kids]);
});

it("makes none for who only reads the keys", async () => {
  expect(await publishedKeys(here)).toEqual([]);
});

it("signs with a new key and takes tokens of the old one until the last has ended", async () => {
  const before = await signInEndUser(here, { days: 28 });
  const oldKid = kidOf(before.tokens.sessionJwt);
  expect(await rotateSigningKey(admin())).toMatchObject({
    ok: true,
    value: { replaced: oldKid, deleted: [] },
  });
  const after = await signInEndUser(here, { days: 28 });
  expect(kidOf(after.tokens.sessionJwt)).not.toBe(oldKid);
  expect(await publishedKeys(here)).toHaveLength(2);
  expect((await readToken(here, before.tokens.refreshJwt, "refresh")).ok).toBe(true);

  clock.passSeconds(28 * 86_400 - 1);
  expect((await readToken(here, before.tokens.refreshJwt, "refresh")).ok).toBe(true);
  clock.passSeconds(2 * 86_400);
  expect((await publishedKeys(here)).map(({ kid }) => kid)).not.toContain(oldKid);
  expect(await rotateSigningKey(admin())).toMatchObject({ ok: true, value: { deleted: [oldKid] } });
});

it("stays published for sessions that live longer than the project's setting says now", async () => {
  const { tokens } = await signInEndUser(here, { days: 300 });
  await rotateSigningKey(admin());
  clock.passSeconds(299 * 86_400);
  expect((await readToken(here, tokens.refreshJwt, "refresh")).ok).toBe(true);
});

it("is followed by another instance: its tokens at once, its signing within seconds", async () => {
  const first = await signInEndUser(there);
  await rotateSigningKey(admin());
  clock.passSeconds(1);
  const second = await signInEndUser(here);
  expect((await readToken(there, second.tokens.refreshJwt, "refresh")).ok).toBe(true);
  clock.passSeconds(5);
  const third = await signInEndUser(there);
  expect(kidOf(third.tokens.sessionJwt)).toBe(kidOf(second.tokens.sessionJwt));
  expect(kidOf(third.tokens.sessionJwt)).not.toBe(kidOf(first.tokens.sessionJwt));
});

it("lets a key that has leaked go at once, everywhere", async () => {
  const { tokens } = await signInEndUser(here);
  expect((await readToken(there, tokens.refreshJwt, "refresh")).ok).toBe(true);
  await rotateSigningKey(admin(), { isOldRefused: true });
  expect((await readToken(here, tokens.refreshJwt, "refresh")).ok).toBe(false);
  clock.passSeconds(5);
  expect((await readToken(there, tokens.refreshJwt, "refresh")).ok).toBe(false);
  expect(await publishedKeys(there)).toHaveLength(1);
});

it("has one current key after rotations at the same moment", async () => {
  await signInEndUser(here);
  const rotations = await Promise.all([
    rotateSigningKey(admin()),
    rotateSigningKey({ ...admin(), db: elsewhere }),
    rotateSigningKey(admin()),
  ]);
  expect(rotations.filter(({ ok }) => ok).length).toBeGreaterThan(0);
  const { rows } = await db.$client.query(
    "select count(*)::int as current from signing_keys where project_id = $1 and replaced_at is null",
    [project.project.id],
  );
  expect(rows).toEqual([{ current: 1 }]);
});

it("is refused to who may not change the settings", async () => {
  expect(await rotateSigningKey(project.ctxFor("developer"))).toMatchObject({
    error: { code: "forbidden" },
  });
});
