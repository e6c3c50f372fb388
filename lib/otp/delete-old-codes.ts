import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { listRetentions } from "@/lib/settings/list-retentions";
import { deleteChallengesPage, deleteLimitsBefore } from "./retention-store";

/** Rows in one statement, which is a transaction of its own: nobody waits for more than that. */
const batch = 1_000;
/** A gap that grows with each code starts anew an hour after its end; until then it is remembered. */
const limitsKeptMs = 2 * 3_600_000;

/** Deletes codes that are older than their project keeps them, and counters that count nothing any more. */
export async function deleteOldCodes(
  { db, clock }: Ctx,
  signal: AbortSignal,
): Promise<"more" | undefined> {
  const now = clock.now();
  const before = new Date(now.getTime() - limitsKeptMs);
  const isMore = (await deleteLimitsBefore(db, { before, limit: batch })) === batch;
  const retentions = await listRetentions(db, now);
  let after: string | null = "";
  while (after !== null && !signal.aborted)
    after = await deleteChallengesPage(db, { retentions, after, limit: batch });
  return isMore ? "more" : undefined;
}
