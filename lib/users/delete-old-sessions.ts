import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { listRetentions } from "@/lib/settings/list-retentions";
import { deleteSessionsPage } from "./retention-store";

/** Rows in one statement, which is a transaction of its own: nobody waits for more than that. */
const batch = 1_000;

/** Deletes sessions of end users that have ended and are older than their project keeps things. */
export async function deleteOldSessions(
  { db, clock }: Ctx,
  signal: AbortSignal,
): Promise<undefined> {
  const now = clock.now();
  const retentions = await listRetentions(db, now);
  let after: string | null = "";
  while (after !== null && !signal.aborted)
    after = await deleteSessionsPage(db, { retentions, now, after, limit: batch });
}
