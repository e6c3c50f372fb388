import "server-only";
import { sql } from "drizzle-orm";
import { type Keyring, open, type SecretPlace, seal } from "@/lib/core/secrets";
import { StartError } from "@/lib/core/start-error";
import type { Db, Queryable } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import { countValuesByKey } from "./count-values-by-key";
import { listSealedColumns, placeIn } from "./sealed-columns";
import { findRowUnderKey, listRetiredKeyIds } from "./sealed-values-store";
import { findKeyCheck, insertKeyCheck, installation, keyCheckId } from "./store";

/** Any number, but the same in every instance: two that start at once must not both be the first. */
const checkLock = 7_274_225_612;

const checkPlace: SecretPlace = {
  projectId: installation,
  table: "key_checks",
  rowId: keyCheckId,
  column: "sealed",
};

/**
 * Makes sure that the master keys open what is stored, before anything is written with them. A
 * database without any sealed value takes the keys as its own.
 *
 * @param source how the message calls the place that the keys came from
 * @throws {StartError} one line for the operator; nothing was changed
 */
export async function checkMasterKey(db: Db, keyring: Keyring, source: string): Promise<void> {
  await transact(db, async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${checkLock})`);
    const counts = await countValuesByKey(tx);
    const missing = [...counts].filter(([keyId]) => !keyring.byId.has(keyId));
    if (missing.length > 0) throw new StartError(missingKeys(missing, source));
    const retired = await listRetiredKeyIds(tx);
    if (retired.includes(keyring.current.id)) {
      throw new StartError(
        `the first master key of ${source} (${keyring.current.id}) was retired by a rotation: put the newer key before it.`,
      );
    }
    const check = await findKeyCheck(tx);
    const opens = check ? open(keyring, checkPlace, check).ok : await someValueOpens(tx, keyring);
    if (!opens && (check || counts.size > 0)) {
      throw new StartError(
        `the master key of ${source} does not open what is stored in this database: put the right key or the right database back. Nothing was changed.`,
      );
    }
    if (!check) await insertKeyCheck(tx, seal(keyring, checkPlace, "patchbay"));
  });
}

function missingKeys(missing: readonly [string, number][], source: string): string {
  const needs = missing.map(([keyId, count]) => `${keyId} (${count} stored values)`).join(", ");
  return `the master key of ${source} does not fit this database, which needs key ${needs}: put the right key back. Nothing was changed.`;
}

/** For a database whose check row is gone: whether the keys open something else that is stored. */
async function someValueOpens(db: Queryable, keyring: Keyring): Promise<boolean> {
  for (const column of await listSealedColumns(db)) {
    for (const keyId of keyring.byId.keys()) {
      const row = await findRowUnderKey(db, column, keyId);
      if (row && open(keyring, placeIn(column, row), row.sealed).ok) return true;
    }
  }
  return false;
}
