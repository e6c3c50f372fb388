import { eq, sql } from "drizzle-orm";
import { flowRuns } from "@/drizzle/schema/flows";
import { getDb } from "@/lib/db/client";

/** Lets the time of every run of a project be over. */
export async function expireRuns({ projectId }: { projectId: string }): Promise<null> {
  await getDb()
    .update(flowRuns)
    .set({ expiresAt: sql`now() - interval '1 minute'` })
    .where(eq(flowRuns.projectId, projectId));
  return null;
}
