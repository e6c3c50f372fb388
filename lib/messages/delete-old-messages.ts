import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { listRetentions } from "@/lib/settings/list-retentions";
import { deleteMessagesBefore, deleteScriptsBefore } from "./retention-store";

/** Rows in one statement, which is a transaction of its own: nobody waits for more than that. */
const batch = 1_000;
/** No call goes on for so long, so nobody asks any more whether its code was heard. */
const scriptsKeptMs = 86_400_000;

/** Deletes what is older than its project keeps it: messages with their stories, and words of calls. */
export async function deleteOldMessages(
  { db, clock }: Ctx,
  signal: AbortSignal,
): Promise<"more" | undefined> {
  const now = clock.now();
  const before = new Date(now.getTime() - scriptsKeptMs);
  let isMore = (await deleteScriptsBefore(db, { before, limit: batch })) === batch;
  for (const retention of await listRetentions(db, now)) {
    if (signal.aborted) return undefined;
    const deleted = await deleteMessagesBefore(db, { ...retention, limit: batch });
    isMore ||= deleted === batch;
  }
  return isMore ? "more" : undefined;
}
