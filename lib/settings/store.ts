import "server-only";
import { and, asc, eq, inArray } from "drizzle-orm";
import { projects } from "@/drizzle/schema/projects";
import { allowedOrigins, projectSettings } from "@/drizzle/schema/settings";
import { newId } from "@/lib/core/ids";
import type { Queryable } from "@/lib/db/client";
import type { ProjectSettings } from "./schema";

const columns = {
  sessionMinutes: projectSettings.sessionMinutes,
  refreshDays: projectSettings.refreshDays,
  retentionDays: projectSettings.retentionDays,
  dailyMessageCap: projectSettings.dailyMessageCap,
  version: projectSettings.version,
};

export async function selectSettings(
  db: Queryable,
  projectId: string,
): Promise<(ProjectSettings & { version: number }) | null> {
  const [row] = await db
    .select(columns)
    .from(projectSettings)
    .where(eq(projectSettings.projectId, projectId));
  return row ?? null;
}

/** The project's name. With `lock` nobody else saves the settings until the transaction ends. */
export async function selectProjectName(
  db: Queryable,
  projectId: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<string> {
  const query = db.select({ name: projects.name }).from(projects).where(eq(projects.id, projectId));
  // Rows that point to the project can still be written.
  const [row] = await (lock ? query.for("no key update") : query);
  if (!row) throw new Error(`no project ${projectId}`);
  return row.name;
}

export async function selectOrigins(db: Queryable, projectId: string): Promise<string[]> {
  const rows = await db
    .select({ origin: allowedOrigins.origin })
    .from(allowedOrigins)
    .where(eq(allowedOrigins.projectId, projectId))
    .orderBy(asc(allowedOrigins.origin));
  return rows.map(({ origin }) => origin).sort();
}

export async function existsOrigin(
  db: Queryable,
  origin: string,
  projectId: string | null,
): Promise<boolean> {
  const rows = await db
    .select({ origin: allowedOrigins.origin })
    .from(allowedOrigins)
    .where(
      and(
        eq(allowedOrigins.origin, origin),
        projectId === null ? undefined : eq(allowedOrigins.projectId, projectId),
      ),
    )
    .limit(1);
  return rows.length > 0;
}

export async function updateProjectName(
  tx: Queryable,
  projectId: string,
  name: string,
): Promise<void> {
  await tx.update(projects).set({ name }).where(eq(projects.id, projectId));
}

export async function upsertSettings(
  tx: Queryable,
  projectId: string,
  values: ProjectSettings & { version: number },
): Promise<void> {
  await tx
    .insert(projectSettings)
    .values({ projectId, ...values })
    .onConflictDoUpdate({ target: projectSettings.projectId, set: values });
}

export async function changeOrigins(
  tx: Queryable,
  projectId: string,
  { added, removed }: { added: string[]; removed: string[] },
): Promise<void> {
  if (removed.length > 0)
    await tx
      .delete(allowedOrigins)
      .where(and(eq(allowedOrigins.projectId, projectId), inArray(allowedOrigins.origin, removed)));
  if (added.length > 0)
    await tx
      .insert(allowedOrigins)
      .values(added.map((origin) => ({ id: newId("origin"), projectId, origin })));
}
