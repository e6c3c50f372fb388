import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { connectorSecrets, connectors } from "@/drizzle/schema/connectors";
import { newId } from "@/lib/core/ids";
import { getKeyring } from "@/lib/core/keyring";
import { keyIdOf, newMasterKeyText, open, seal } from "@/lib/core/secrets";
import { createTestProject } from "@/test/context";
import { checkMasterKey } from "./check-master-key";
import { readKeyFile } from "./key-file";
import { serverSecret } from "./server-secret";

const { db, project } = await createTestProject();
const directory = mkdtempSync(path.join(tmpdir(), "patchbay-rotate-"));
const keyFile = path.join(directory, "master.key");
const ids = Array.from({ length: 500 }, () => newId("connectorSecret")).sort();
const plainOf = (id: string) => `secret of ${id}`;
const place = (rowId: string) => ({
  projectId: project.id,
  table: "connector_secrets",
  rowId,
  column: "sealed",
});

beforeAll(async () => {
  writeFileSync(keyFile, `${newMasterKeyText()}\n`, { mode: 0o600 });
  process.env.PATCHBAY_MASTER_KEY_FILE = keyFile;
  await checkMasterKey(db, getKeyring());
  const connectorId = newId("connector");
  await db.insert(connectors).values({
    id: connectorId,
    projectId: project.id,
    type: "twilio",
    name: "Keeper",
    config: {},
    createdBy: "system",
    updatedBy: "system",
  });
  await db.insert(connectorSecrets).values(
    ids.map((id) => ({
      id,
      projectId: project.id,
      connectorId,
      path: id,
      sealed: seal(getKeyring(), place(id), plainOf(id)),
      endsIn: "",
      changedBy: "system",
    })),
  );
  await serverSecret(db, getKeyring(), "session-cookies");
});

afterAll(() => {
  delete process.env.PATCHBAY_MASTER_KEY_FILE;
  rmSync(directory, { recursive: true, force: true });
});

function startRotation(): ChildProcess {
  return spawn(process.execPath, ["scripts/run-ts.mjs", "lib/cli/main.ts", "rotate-key"], {
    env: { ...process.env, PATCHBAY_MASTER_KEY_FILE: keyFile, NODE_ENV: "production" },
    stdio: "ignore",
  });
}

/** Kills a rotation with -9 while it waits for the lock of the secret at `position`. */
async function killRotationAt(position: number): Promise<void> {
  await db
    .transaction(async (tx) => {
      await tx.execute(sql`select from connector_secrets where id = ${ids[position]} for update`);
      const rotation = startRotation();
      const ended = once(rotation, "exit");
      await vi.waitFor(
        async () => {
          const { rows } = await db.execute(sql`
            select from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock'`);
          expect(rows).toHaveLength(1);
        },
        { timeout: 15_000, interval: 20 },
      );
      rotation.kill("SIGKILL");
      expect(await ended).toEqual([null, "SIGKILL"]);
      tx.rollback();
    })
    .catch(() => undefined);
}

async function keysOfSecrets(): Promise<Map<string | null, number>> {
  const counts = new Map<string | null, number>();
  for (const { id, sealed } of await db.select().from(connectorSecrets)) {
    // As the server reads: the key file is looked at anew each time.
    expect(open(getKeyring(), place(id), sealed)).toEqual({ ok: true, value: plainOf(id) });
    counts.set(keyIdOf(sealed), (counts.get(keyIdOf(sealed)) ?? 0) + 1);
  }
  return counts;
}

it("goes on after five kills, opens everything all the time, and drops the old key at the end", async () => {
  const cookieSecret = await serverSecret(db, getKeyring(), "session-cookies");
  const before = readKeyFile(keyFile);
  for (const position of [60, 160, 260, 360, 460]) {
    await killRotationAt(position);
    expect(readKeyFile(keyFile)).toHaveLength(2);
    expect((await keysOfSecrets()).get(getKeyring().current.id)).toBeGreaterThan(position - 60);
  }
  const [code] = await once(startRotation(), "exit");
  expect(code).toBe(0);
  const after = readKeyFile(keyFile);
  expect(after).toHaveLength(1);
  expect(before).not.toContain(after[0]);
  expect(statSync(keyFile).mode & 0o777).toBe(0o600);
  expect(await keysOfSecrets()).toEqual(new Map([[getKeyring().current.id, 500]]));
  await checkMasterKey(db, getKeyring());
  // A fresh process would read it from the database again.
  expect(await serverSecret(Object.create(db), getKeyring(), "session-cookies")).toBe(cookieSecret);
}, 120_000);
