import "server-only";
import { log } from "@/lib/core/log";
import { isDatabaseDown } from "@/lib/db/transact";

/**
 * Does the work for each item in turn, until the signal aborts. One that fails keeps nobody from the
 * others. Answers how many were done.
 */
export async function oneByOne<Item>(
  items: readonly Item[],
  signal: AbortSignal,
  work: (item: Item) => Promise<unknown>,
): Promise<number> {
  let done = 0;
  for (const item of items) {
    if (signal.aborted) break;
    try {
      await work(item);
      done++;
    } catch (error) {
      // Nothing would come of the others either.
      if (isDatabaseDown(error)) throw error;
      log.error({ err: error }, "a run could not be taken on");
    }
  }
  return done;
}
