import "server-only";
import type { Queryable } from "@/lib/db/client";
import { countAttempt, deleteEndedWindows, uncountAttempt } from "./store";

export type Limit = { max: number; windowSeconds: number };

export type LimitAnswer =
  | { allowed: true }
  | {
      allowed: false;
      retryAfterSeconds: number;
      /** Whether this is the first refusal of the window: the one to write into the audit log. */
      isFirst: boolean;
    };

/**
 * Takes one of `max` attempts that `key` has in a window. Counted atomically in the database, so
 * the limit holds over parallel requests, instances and restarts. Count before the work it guards;
 * an attempt that was refused counts too, but does not make the window longer.
 *
 * Do not call it inside the transaction it guards: a rollback would give the attempt back.
 */
export async function takeFromLimit(
  db: Queryable,
  key: string,
  { max, windowSeconds }: Limit,
): Promise<LimitAnswer> {
  const { count, secondsLeft } = await countAttempt(db, key, windowSeconds);
  // Old windows are of no use to anyone; every so often the one who counts sweeps them out.
  if (count === 1 && Math.random() < 0.01) await deleteEndedWindows(db);
  if (count <= max) return { allowed: true };
  return {
    allowed: false,
    retryAfterSeconds: Math.max(1, secondsLeft),
    isFirst: count === max + 1,
  };
}

/** Gives back an attempt that turned out rightful, such as a sign-in with the right password. */
export async function giveBackToLimit(db: Queryable, key: string): Promise<void> {
  await uncountAttempt(db, key);
}
