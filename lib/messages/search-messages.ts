import "server-only";
import { timeOfTimedId } from "@/lib/core/ids";
import type { Queryable } from "@/lib/db/client";
import { type MessageQuery, type MessageRow, selectMessages, selectSearchEnd } from "./read-store";

/**
 * Rows that one search looks at where no index answers it alone, so that it takes the same time
 * whatever the size of the table.
 */
export const searchedRows = 10_000;

export type MessageSearch = {
  rows: MessageRow[];
  /** Where to go on; null at the end. */
  nextCursor: string | null;
  /** Set when the search stopped before the page was full: everything since then was looked at. */
  searchedBackTo: Date | null;
};

/** One page of messages, newest first, from `before` on. */
export async function searchMessages(
  db: Queryable,
  projectId: string,
  query: MessageQuery,
  limit: number,
): Promise<MessageSearch> {
  const end = await selectSearchEnd(db, projectId, query, searchedRows);
  const bounded = end === null ? query : { ...query, fromId: end };
  // One more than asked for tells whether a further page exists.
  const found = await selectMessages(db, projectId, bounded, limit + 1);
  const rows = found.slice(0, limit);
  if (found.length > limit)
    return { rows, nextCursor: rows.at(-1)?.id ?? null, searchedBackTo: null };
  return { rows, nextCursor: end, searchedBackTo: end === null ? null : timeOfTimedId(end) };
}
