import "server-only";
import { eq, sql } from "drizzle-orm";
import { projects } from "@/drizzle/schema/projects";
import { projectSettings } from "@/drizzle/schema/settings";
import type { Queryable } from "@/lib/db/client";

/** How long each project keeps what it sent; `standardDays` for those that never said. */
export async function selectRetentions(
  db: Queryable,
  standardDays: number,
): Promise<{ projectId: string; days: number }[]> {
  return await db
    .select({
      projectId: projects.id,
      days: sql<number>`coalesce(${projectSettings.retentionDays}, ${standardDays})`.mapWith(
        Number,
      ),
    })
    .from(projects)
    .leftJoin(projectSettings, eq(projectSettings.projectId, projects.id))
    .orderBy(projects.id);
}
