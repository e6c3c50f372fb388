import "server-only";
import type { Queryable } from "@/lib/db/client";
import { selectRetentions } from "./retention-store";
import { settingLimits } from "./schema";

/** What a project made before `before` is to be deleted. */
export type Retention = { projectId: string; before: Date };

const dayMs = 86_400_000;

/** From when on each project keeps its messages and codes. */
export async function listRetentions(db: Queryable, now: Date): Promise<Retention[]> {
  const found = await selectRetentions(db, settingLimits.retentionDays.standard);
  return found.map(({ projectId, days }) => ({
    projectId,
    before: new Date(now.getTime() - days * dayMs),
  }));
}
