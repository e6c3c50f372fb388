import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { keyChecks, retiredKeys } from "@/drizzle/schema/keys";
import type { ProjectCtx } from "@/lib/auth/context";
import { newMasterKeyText, parseKeyring } from "@/lib/core/secrets";
import { StartError } from "@/lib/core/start-error";
import { deliverMessage } from "@/lib/sandbox/deliver-message";
import { listMessages } from "@/lib/sandbox/list-messages";
import { bundle } from "@/scripts/launcher/bundle.mjs";
import { createTestProject } from "@/test/context";
import { checkMasterKey } from "./check-master-key";
import { listSealedColumns } from "./sealed-columns";

let ctx: ProjectCtx;
const right = newMasterKeyText();
const other = newMasterKeyText();

function ring(...keys: string[]) {
  const parsed = parseKeyring(keys.join(","));
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
}

const check = (...keys: string[]) => checkMasterKey(ctx.db, ring(...keys), "the test");
const store = (key: string) =>
  deliverMessage(
    { db: ctx.db, keyring: () => ring(key), project: ctx.project },
    { connectorName: "Sandbox", message: { channel: "sms", to: "+14155550100", text: "kept" } },
  );

/** Everything sealed that is in the database. */
async function ciphertexts(): Promise<string[]> {
  const all: string[] = [];
  for (const { table, column } of await listSealedColumns(ctx.db)) {
    const { rows } = await ctx.db.execute<{ row: string }>(
      sql`select id || ' ' || ${sql.identifier(column)} as row from ${sql.identifier(table)}`,
    );
    all.push(...rows.map(({ row }) => `${table} ${row}`));
  }
  return all.sort();
}

beforeAll(async () => {
  ctx = (await createTestProject()).ctxFor("owner");
});
beforeEach(async () => {
  await ctx.db.execute(
    sql`truncate key_checks, server_secrets, sandbox_messages, connector_secrets, retired_keys`,
  );
});

describe("checkMasterKey", () => {
  it("takes the key of the first start, and that key alone from then on", async () => {
    await check(right);
    const before = await ciphertexts();
    expect(before).toHaveLength(1);
    await expect(check(other)).rejects.toThrow(/^the master key of the test does not fit.*\.$/);
    await check(right);
    await check(other, right);
    expect(await ciphertexts()).toEqual(before);
  });

  it("lets one of several first starters with different keys win", async () => {
    const keys = Array.from({ length: 6 }, newMasterKeyText);
    const ends = await Promise.allSettled(keys.map((key) => check(key)));
    expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await ciphertexts()).toHaveLength(1);
  });

  it("refuses a key that opens the check but not everything that is stored", async () => {
    await check(right);
    await store(other);
    await expect(check(right)).rejects.toThrow(/\(1 stored values\)/);
    await check(right, other);
  });

  it("never takes a new key beside stored values, even when the check row is gone", async () => {
    await store(right);
    const before = await ciphertexts();
    await expect(check(other)).rejects.toThrow(/Nothing was changed/);
    expect(await ciphertexts()).toEqual(before);
    await check(right);
    expect(await ciphertexts()).toHaveLength(2);
  });

  it("refuses to seal with a key that a rotation retired", async () => {
    await check(right);
    await ctx.db.insert(retiredKeys).values({ id: ring(other).current.id });
    await expect(check(other, right)).rejects.toThrow(/was retired/);
    await check(right, other);
    await expect(store(other)).rejects.toThrow();
    await ctx.db.delete(retiredKeys).where(eq(retiredKeys.id, ring(other).current.id));
  });

  it("refuses a check row that was changed", async () => {
    await check(right);
    const [row] = await ctx.db.select().from(keyChecks);
    const sealed = (row?.sealed ?? "").replace(/.$/, (last) => (last === "A" ? "g" : "A"));
    await ctx.db.update(keyChecks).set({ sealed });
    await expect(check(right)).rejects.toThrow(StartError);
  });

  it("lets no plain text into a sealed column", async () => {
    await store(right);
    await expect(
      ctx.db.execute(sql`update sandbox_messages set sealed = 'plain'`),
    ).rejects.toMatchObject({ cause: { code: "23514" } });
  });
});

describe("the server", () => {
  let folder: string;
  const server = "dist/test-check-master-key.mjs";
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "patchbay-keys-"));
    await bundle("lib/http/main.ts", server);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function start(key: { PATCHBAY_MASTER_KEY: string } | { PATCHBAY_MASTER_KEY_FILE: string }) {
    return new Promise<{ code: number | null; errors: string }>((resolve) => {
      const child = spawn(process.execPath, [server], {
        env: { ...process.env, NODE_ENV: "production", PORT: "4000", ...key },
        stdio: ["ignore", "ignore", "pipe"],
      });
      let errors = "";
      child.stderr.setEncoding("utf8").on("data", (text: string) => {
        errors += text;
      });
      child.on("exit", (code) => resolve({ code, errors }));
    });
  }

  it("does not start with a wrong, absent or broken key, and says so in one line", async () => {
    await check(right);
    await store(right);
    const before = await ciphertexts();
    const file = path.join(folder, "broken.key");
    writeFileSync(file, "half a key\n");
    const absent = path.join(folder, "absent.key");
    const refusals = [
      [{ PATCHBAY_MASTER_KEY: other }, /^patchbay: the master key of PATCHBAY_MASTER_KEY does/],
      [{ PATCHBAY_MASTER_KEY: "" }, /^patchbay: no master key/],
      [{ PATCHBAY_MASTER_KEY_FILE: absent }, /absent\.key cannot be read \(ENOENT\)/],
      [{ PATCHBAY_MASTER_KEY_FILE: file }, /broken\.key: Master key 1 is not 32 bytes/],
    ] as const;
    for (const [key, line] of refusals) {
      const { code, errors } = await start(key);
      expect(errors).toMatch(line);
      expect(errors.trim().split("\n")).toHaveLength(1);
      expect(errors).not.toContain(other);
      expect(code).toBe(78);
    }
    expect(await ciphertexts()).toEqual(before);
    await check(right);
    const page = await listMessages({ ...ctx, keyring: () => ring(right) }, {});
    expect(page.ok && page.value.messages.map(({ message }) => message)).toMatchObject([
      { text: "kept" },
    ]);
  });
});
