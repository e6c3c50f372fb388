import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { ProjectCtx } from "@/lib/auth/context";
import type { Scope } from "@/lib/auth/permissions";
import { requirePermission } from "@/lib/auth/require-permission";
import { parseInput } from "@/lib/core/parse-input";
import { createTestProject } from "@/test/context";
import { createManagementKey } from "./create-management-key";
import { findManagementKey } from "./find-management-key";
import { listManagementKeys } from "./list-management-keys";
import { revokeManagementKey } from "./revoke-management-key";
import { type CreateManagementKeyInput, createManagementKeyInput } from "./schema";

const ours = await createTestProject();
const theirs = await createTestProject({ db: ours.db });
const admin = ours.ctxFor("admin");
const { db } = ours;
const projectId = ours.project.id;

async function made(changes: Partial<CreateManagementKeyInput> = {}, ctx = admin) {
  const input = { name: "Backend", scopes: ["users:read" as const], expiresInDays: null };
  const created = await createManagementKey(ctx, { ...input, ...changes });
  if (!created.ok) throw new Error(created.error.code);
  return created.value;
}

async function listed(keyId: string, changes: Partial<ProjectCtx> = {}) {
  const keys = await listManagementKeys(ours.ctxFor("admin", changes));
  if (!keys.ok) throw new Error(keys.error.code);
  const key = keys.value.find(({ id }) => id === keyId);
  if (!key) throw new Error(`no key ${keyId}`);
  return key;
}

/** Whoever calls with the key, as the API makes it of what was found. */
async function asKey(text: string): Promise<ProjectCtx> {
  const found = await findManagementKey(db, projectId, text);
  if (!found) throw new Error("no such key");
  return { ...admin, role: null, actor: { kind: "key", ...found } };
}

const later = (days: number) => new Date(Date.now() + days * 86_400_000);

describe("a management key", () => {
  it("has 160 random bits behind a prefix and no colon", async () => {
    const keys = await Promise.all(Array.from({ length: 20 }, () => made()));
    for (const { key } of keys) expect(key).toMatch(/^pbk_[0-9a-hjkmnp-tv-z]{32}$/);
    expect(new Set(keys.map(({ key }) => key)).size).toBe(20);
  });

  it("is stored as its hash alone, and in no audit row nor list", async () => {
    const { keyId, key } = await made({ name: "Hidden" });
    const { rows: tables } = await db.execute<{ name: string }>(
      sql`select tablename as name from pg_tables where schemaname = 'public'`,
    );
    for (const { name } of tables) {
      const { rows } = await db.execute<{ found: boolean }>(sql`
        select bool_or(t::text like ${`%${key.slice(4, -4)}%`}) as found
        from ${sql.identifier(name)} t`);
      expect(rows[0]?.found ?? false, name).toBe(false);
    }
    const { rows } = await db.execute(
      sql`select key_hash, ends_in from management_keys where id = ${keyId}`,
    );
    expect(rows).toEqual([
      { key_hash: createHash("sha256").update(key).digest("hex"), ends_in: key.slice(-4) },
    ]);
    expect(JSON.stringify(await listed(keyId))).not.toContain(key.slice(4, -4));
  });

  it("is made and revoked with one audit row each", async () => {
    const { keyId, key } = await made({ name: "Written down", expiresInDays: 7 });
    await revokeManagementKey(admin, { keyId });
    await revokeManagementKey(admin, { keyId });
    const { rows } = await db.execute(sql`
      select actor_id, result, detail from audit_events
      where target_id = ${keyId} and operation = 'keys.save' order by sequence`);
    const by = { actor_id: ours.userIds.admin, result: "done" };
    const endsIn = key.slice(-4);
    expect(rows).toEqual([
      {
        ...by,
        detail: {
          made: { name: "Written down", scopes: ["users:read"], expiresAt: expect.any(String) },
          endsIn,
        },
      },
      { ...by, detail: { revoked: { name: "Written down", scopes: ["users:read"] }, endsIn } },
    ]);
  });

  it("opens its own project with its own scopes, and nothing else", async () => {
    const { keyId, key } = await made({ name: "Reader", scopes: ["users:read"] });
    expect(await findManagementKey(db, projectId, key)).toEqual({
      keyId,
      name: "Reader",
      scopes: ["users:read"],
    });
    expect(await findManagementKey(db, theirs.project.id, key)).toBeNull();
    const caller = await asKey(key);
    expect(await requirePermission(caller, "users.list")).toMatchObject({ ok: true });
    for (const operation of ["users.save", "keys.list", "settings.save", "messages.list"] as const)
      expect(await requirePermission(caller, operation)).toMatchObject({
        error: { code: "forbidden" },
      });
  });

  it.each(["", "pbk_", "x", ":", "pbk_%", "' or true --", "x".repeat(10_000)])(
    "is not %j",
    async (text) => {
      expect(await findManagementKey(db, projectId, text)).toBeNull();
    },
  );

  it("is not its hash, its end, nor itself in other letters", async () => {
    const { key } = await made();
    const hash = createHash("sha256").update(key).digest("hex");
    for (const text of [hash, key.slice(-4), key.toUpperCase(), ` ${key}`, key.slice(4)])
      expect(await findManagementKey(db, projectId, text)).toBeNull();
  });

  it("is refused with the call after its revocation", async () => {
    const { keyId, key } = await made();
    expect(await findManagementKey(db, projectId, key)).not.toBeNull();
    expect(await revokeManagementKey(admin, { keyId })).toEqual({ ok: true, value: null });
    expect(await findManagementKey(db, projectId, key)).toBeNull();
    expect(await listed(keyId)).toMatchObject({ state: "revoked", revokedAt: expect.any(String) });
  });

  it("ends at its time", async () => {
    const { keyId, key } = await made({ expiresInDays: 1 });
    expect(await findManagementKey(db, projectId, key, later(0.99))).not.toBeNull();
    expect(await findManagementKey(db, projectId, key, later(1.01))).toBeNull();
    expect(await listed(keyId)).toMatchObject({ state: "active" });
    expect(await listed(keyId, { clock: { now: () => later(2) } })).toMatchObject({
      state: "expired",
    });
  });

  it("tells its last use to the minute", async () => {
    const { keyId, key } = await made();
    expect(await listed(keyId)).toMatchObject({ lastUsedAt: null });
    const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1, 12, 0, seconds));
    for (const seconds of [0, 1, 59]) await findManagementKey(db, projectId, key, at(seconds));
    expect((await listed(keyId)).lastUsedAt).toBe(at(0).toISOString());
    await findManagementKey(db, projectId, key, at(60));
    expect((await listed(keyId)).lastUsedAt).toBe(at(60).toISOString());
  });

  it("is made for the project and by the person of the context, whatever the input says", async () => {
    const parsed = parseInput(createManagementKeyInput, {
      name: "Mine",
      scopes: ["users:read"],
      expiresInDays: null,
      projectId: theirs.project.id,
      userId: theirs.userIds.owner,
      createdBy: theirs.userIds.owner,
      keyHash: "0".repeat(64),
      id: "mk_00000000000000000000000a",
    });
    if (!parsed.ok) throw new Error(parsed.error.code);
    const created = await made(parsed.value);
    const { rows } = await db.execute(sql`
      select project_id, created_by from management_keys where id = ${created.keyId}`);
    expect(rows).toEqual([{ project_id: projectId, created_by: ours.userIds.admin }]);
    const foreign = await listManagementKeys(theirs.ctxFor("owner"));
    expect(foreign).toEqual({ ok: true, value: [] });
  });

  it("of another project cannot be revoked, nor told from one that never was", async () => {
    const { keyId, key } = await made();
    expect(await revokeManagementKey(theirs.ctxFor("owner"), { keyId })).toMatchObject({
      error: { code: "not_found" },
    });
    expect(await findManagementKey(db, projectId, key)).not.toBeNull();
  });

  it.each([
    { scopes: [] },
    { scopes: ["settings:write"] },
    { scopes: ["users:read", "*"] },
    { name: " " },
    { expiresInDays: 0 },
    { expiresInDays: 4_000 },
  ])("is not made of %j", (changes) => {
    const good = { name: "Key", scopes: ["users:read"], expiresInDays: null };
    expect(parseInput(createManagementKeyInput, { ...good, ...changes })).toMatchObject({
      error: { code: "invalid_input" },
    });
  });
});

describe("a key that makes keys", () => {
  const maker = async (scopes: Scope[], expiresInDays: number | null = null) =>
    asKey((await made({ name: "Maker", scopes, expiresInDays })).key);

  it("hands on its own scopes only", async () => {
    const ctx = await maker(["users:read", "keys:write"]);
    const wider: Scope[][] = [["users:write"], ["messages:read"], ["users:read", "users:write"]];
    for (const scopes of wider)
      expect(
        await createManagementKey(ctx, { name: "More", scopes, expiresInDays: null }),
      ).toMatchObject({ error: { code: "forbidden" } });
    const child = await made({ name: "Child", scopes: ["users:read"] }, ctx);
    expect(await listed(child.keyId)).toMatchObject({ createdByName: "Maker" });
  });

  it("makes none that outlives it", async () => {
    const ctx = await maker(["keys:write"], 10);
    const wanted = { name: "Longer", scopes: ["keys:write" as const] };
    for (const expiresInDays of [null, 11])
      expect(await createManagementKey(ctx, { ...wanted, expiresInDays })).toMatchObject({
        error: { code: "forbidden" },
      });
    expect(await createManagementKey(ctx, { ...wanted, expiresInDays: 9 })).toMatchObject({
      ok: true,
    });
  });

  it("needs the scope for it", async () => {
    const ctx = await maker(["users:write"]);
    expect(await listManagementKeys(ctx)).toMatchObject({ error: { code: "forbidden" } });
  });
});
