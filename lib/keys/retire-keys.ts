import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import { newId } from "@/lib/core/ids";
import type { Keyring } from "@/lib/core/secrets";
import type { Db } from "@/lib/db/client";
import { sqlState, transact } from "@/lib/db/transact";
import { rewrapRest } from "./rewrap-values";
import type { SealedColumn } from "./sealed-columns";
import { insertRetiredKeys, lockTables } from "./sealed-values-store";

const lockNotAvailable = "55P03";
/** Each waits half a second for the writers of the moment to finish. */
const attempts = 20;

/**
 * Takes every key but the newest out of use: when this returns nothing needs them, and the database
 * refuses whatever a server that still holds one would seal with it. Waits for open writes, wraps
 * what they left, and lets nobody write in between; the audit row is part of it.
 *
 * @returns false when writers left no gap to do it in
 * @throws when a value turns up that cannot be wrapped; nothing is retired then
 */
export async function retireKeys(
  db: Db,
  keyring: Keyring,
  columns: readonly SealedColumn[],
  rewrapped: number,
): Promise<boolean> {
  const retired = [...keyring.byId.keys()].filter((keyId) => keyId !== keyring.current.id);
  for (let attempt = 1; attempt <= attempts; attempt++) {
    try {
      await transact(db, async (tx) => {
        await lockTables(tx, [...new Set(columns.map(({ table }) => table))]);
        let late = 0;
        for (const column of columns) {
          const rest = await rewrapRest(tx, keyring, column);
          if (rest.unreadable.length > 0)
            throw new Error(`${rest.unreadable.join(", ")} cannot be opened.`);
          late += rest.count;
        }
        await insertRetiredKeys(tx, retired);
        await recordRotation(tx, "done", {
          key: keyring.current.id,
          retired,
          rewrapped: rewrapped + late,
        });
      });
      return true;
    } catch (error) {
      if (sqlState(error) !== lockNotAvailable) throw error;
    }
  }
  return false;
}

/** The audit row of a rotation that ended. */
export const recordRotation = (
  db: Parameters<typeof recordAudit>[0],
  result: "done" | "failed",
  detail: Parameters<typeof recordAudit>[2]["detail"],
): Promise<void> =>
  recordAudit(
    db,
    { actor: { kind: "system", name: "rotate-key" }, requestId: newId("request"), ip: null },
    { operation: "keys.rotate", result, detail },
  );
