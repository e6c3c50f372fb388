import "server-only";
import { type Keyring, rewrap } from "@/lib/core/secrets";
import type { Db, Queryable } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import { placeIn, type SealedColumn } from "./sealed-columns";
import { lockRowsUnderOtherKeys, updateSealed } from "./sealed-values-store";

/** Rows a transaction: few, so that whoever saves one of them hardly waits. */
const batchSize = 25;

export type Rewrapped = {
  count: number;
  /** `table/id` of values that their key does not open: changed, or copied from another row. */
  unreadable: string[];
};

/**
 * Goes once through a column and wraps every value anew that is not under the newest key, a small
 * transaction at a time. Safe to end at any point: a value is under the one key or the other.
 */
export async function rewrapColumn(
  db: Db,
  keyring: Keyring,
  column: SealedColumn,
  { busy, onProgress }: { busy: "skip" | "wait"; onProgress: (count: number) => void },
): Promise<Rewrapped> {
  const done: Rewrapped = { count: 0, unreadable: [] };
  let after: string | null = "";
  while (after !== null) {
    const from: string = after;
    const batch = await transact(db, (tx) =>
      rewrapBatch(tx, keyring, column, { after: from, busy }),
    );
    done.count += batch.count;
    done.unreadable.push(...batch.unreadable);
    if (batch.count > 0) onProgress(batch.count);
    after = batch.next;
  }
  return done;
}

/** The same within an open transaction that keeps everybody else from writing. */
export async function rewrapRest(
  tx: Queryable,
  keyring: Keyring,
  column: SealedColumn,
): Promise<Rewrapped> {
  const done: Rewrapped = { count: 0, unreadable: [] };
  let after: string | null = "";
  while (after !== null) {
    const batch = await rewrapBatch(tx, keyring, column, { after, busy: "wait" });
    done.count += batch.count;
    done.unreadable.push(...batch.unreadable);
    after = batch.next;
  }
  return done;
}

type Batch = Rewrapped & { next: string | null };

async function rewrapBatch(
  tx: Queryable,
  keyring: Keyring,
  column: SealedColumn,
  { after, busy }: { after: string; busy: "skip" | "wait" },
): Promise<Batch> {
  const page = { keyId: keyring.current.id, after, limit: batchSize, busy };
  const rows = await lockRowsUnderOtherKeys(tx, column, page);
  const batch: Batch = { count: 0, unreadable: [], next: rows.at(-1)?.id ?? null };
  for (const row of rows) {
    const wrapped = rewrap(keyring, placeIn(column, row), row.sealed);
    if (wrapped.ok) {
      await updateSealed(tx, column, row.id, wrapped.value);
      batch.count += 1;
    } else batch.unreadable.push(`${column.table}/${row.id}`);
  }
  return batch;
}
