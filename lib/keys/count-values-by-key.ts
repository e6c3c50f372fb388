import "server-only";
import type { Queryable } from "@/lib/db/client";
import { listSealedColumns } from "./sealed-columns";
import { countByKey } from "./sealed-values-store";

/** How many stored values need each master key, by key id. Keys that nothing needs are not listed. */
export async function countValuesByKey(db: Queryable): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const column of await listSealedColumns(db))
    for (const { keyId, count } of await countByKey(db, column))
      counts.set(keyId, (counts.get(keyId) ?? 0) + count);
  return counts;
}
