import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { listRetentions } from "@/lib/settings/list-retentions";
import { deleteRuns } from "./run-list-store";

/** Runs in one statement, which is a transaction of its own: nobody waits for more than that. */
const batch = 500;
/** Test runs are of use while somebody looks at them. */
const testDays = 7;
const dayMs = 86_400_000;

/** Deletes runs with their traces that are older than their project keeps things. */
export async function deleteOldRuns({ db, clock }: Ctx): Promise<"more" | undefined> {
  const now = clock.now();
  const retentions = await listRetentions(db, now);
  const testsBefore = new Date(now.getTime() - testDays * dayMs);
  return (await deleteRuns(db, retentions, testsBefore, batch)) === batch ? "more" : undefined;
}
