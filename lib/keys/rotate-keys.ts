import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import { newId } from "@/lib/core/ids";
import { type Keyring, rewrap, type SecretError } from "@/lib/core/secrets";
import type { Db } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import { type SealedColumn, sealedColumns } from "./sealed-columns";
import { lockSealedNotUnder, replaceSealed } from "./store";

export type Rotation = {
  rewrapped: number;
  /** Values that no given key opens. They are left as they are. */
  unreadable: { table: string; id: string; reason: SecretError }[];
};

/** Small, so that nobody who saves meanwhile waits long for a lock. */
const batchSize = 50;

/**
 * Puts every sealed value under the newest key of the ring, while the server goes on serving. Each
 * batch is a transaction of its own: after a kill the next run goes on where this one was.
 */
export async function rotateKeys(
  db: Db,
  keyring: Keyring,
  onBatch: (rewrapped: number) => void = () => undefined,
): Promise<Rotation> {
  const done: Rotation = { rewrapped: 0, unreadable: [] };
  for (const column of sealedColumns) {
    for (let afterId: string | null = ""; afterId !== null; ) {
      const batch: Batch = await rotateBatch(db, keyring, column, afterId);
      done.rewrapped += batch.rewrapped;
      done.unreadable.push(...batch.unreadable);
      afterId = batch.lastId;
      if (batch.rewrapped > 0) onBatch(done.rewrapped);
    }
  }
  await recordAudit(
    db,
    { actor: { kind: "system", name: "rotate-key" }, requestId: newId("request"), ip: null },
    {
      operation: "keys.rotate",
      result: done.unreadable.length > 0 ? "failed" : "done",
      targetId: keyring.current.id,
      detail: { rewrapped: done.rewrapped, unreadable: done.unreadable.length },
    },
  );
  return done;
}

type Batch = Rotation & { lastId: string | null };

function rotateBatch(
  db: Db,
  keyring: Keyring,
  column: SealedColumn,
  afterId: string,
): Promise<Batch> {
  return transact(db, async (tx) => {
    const rows = await lockSealedNotUnder(tx, column, {
      keyId: keyring.current.id,
      afterId,
      limit: batchSize,
    });
    const batch: Batch = { rewrapped: 0, unreadable: [], lastId: rows.at(-1)?.id ?? null };
    for (const { id, projectId, sealed } of rows) {
      const moved = rewrap(keyring, { projectId, rowId: id, ...column }, sealed);
      if (moved.ok) {
        await replaceSealed(tx, column, { id, sealed: moved.value });
        batch.rewrapped += 1;
      } else batch.unreadable.push({ table: column.table, id, reason: moved.error });
    }
    return batch;
  });
}
