import "server-only";
import type { Db } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import { claimDueHour, countDay, countHour, noteChangedHours } from "./rollup-store";

/** Changes looked through in one statement, so that catching up after a pause stays within its time limit. */
const spanHours = 6;
/** The very first look goes as far back as Home shows. */
const firstLookDays = 31;

/**
 * Counts the hours anew whose messages changed since the last time, for Home. Several instances
 * share the hours and count none twice; what a stopped one left is still due.
 * Answers how many hours this call counted. `signal` ends it between two hours.
 */
export async function rollUpHours(db: Db, signal?: AbortSignal): Promise<number> {
  let isBehind = true;
  while (isBehind && !signal?.aborted) {
    const noted = await transact(db, (tx) => noteChangedHours(tx, { spanHours, firstLookDays }));
    isBehind = noted?.isBehind ?? false;
  }
  let counted = 0;
  while (!signal?.aborted && (await transact(db, countNextHour))) counted++;
  return counted;
}

async function countNextHour(tx: Parameters<typeof claimDueHour>[0]): Promise<boolean> {
  const due = await claimDueHour(tx);
  if (!due) return false;
  await countHour(tx, due);
  await countDay(tx, due);
  return true;
}
