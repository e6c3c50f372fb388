import "server-only";
import type { Db } from "@/lib/db/client";
import { deleteHoursBefore } from "./rollup-store";

/** Home shows 30 days; the rest is left for whoever asks the database. */
const keptDays = 90;

/** Drops counted hours that are old. Answers how many rows went. */
export function dropOldHours(db: Db, now: Date): Promise<number> {
  return deleteHoursBefore(db, new Date(now.getTime() - keptDays * 24 * 3_600_000));
}
