import "server-only";
import type { Queryable } from "@/lib/db/client";
import { sealedColumns } from "./sealed-columns";
import { countByKey } from "./store";

/** How many sealed values of the whole database need which master key, by key id. */
export async function keysInUse(db: Queryable): Promise<Map<string, number>> {
  const inUse = new Map<string, number>();
  for (const column of sealedColumns)
    for (const { keyId, values } of await countByKey(db, column))
      inUse.set(keyId, (inUse.get(keyId) ?? 0) + values);
  return inUse;
}
