import "server-only";
import { and, desc, eq, gt, isNotNull, isNull, lte, or, sql } from "drizzle-orm";
import { projects } from "@/drizzle/schema/projects";
import { projectSettings } from "@/drizzle/schema/settings";
import { signingKeys } from "@/drizzle/schema/users";
import type { Queryable } from "@/lib/db/client";

type KeyRow = typeof signingKeys.$inferSelect;

/** The keys of a project that still verify at `now`, newest first, and how long its tokens live. */
export async function selectSigningKeys(db: Queryable, projectId: string, now: Date) {
  const isPublished = or(isNull(signingKeys.replacedAt), gt(signingKeys.lastTokenEndsAt, now));
  const rows = await db
    .select({
      key: signingKeys,
      sessionMinutes: projectSettings.sessionMinutes,
      refreshDays: projectSettings.refreshDays,
    })
    .from(projects)
    .leftJoin(projectSettings, eq(projectSettings.projectId, projects.id))
    .leftJoin(signingKeys, and(eq(signingKeys.projectId, projects.id), isPublished))
    .where(eq(projects.id, projectId))
    .orderBy(desc(signingKeys.createdAt));
  return {
    // The table's defaults, for a project that has no row of settings.
    sessionMinutes: rows[0]?.sessionMinutes ?? 10,
    refreshDays: rows[0]?.refreshDays ?? 28,
    keys: rows.flatMap(({ key }) => (key ? [key] : [])),
  };
}

/** False when the project has a current key already. */
export async function insertSigningKey(tx: Queryable, row: KeyRow): Promise<boolean> {
  const made = await tx
    .insert(signingKeys)
    .values(row)
    .onConflictDoNothing({ target: signingKeys.projectId, where: isNull(signingKeys.replacedAt) })
    .returning({ id: signingKeys.id });
  return made.length > 0;
}

/** Ends the current key's time of signing. Its id, or null when there was none. */
export async function replaceSigningKey(
  tx: Queryable,
  projectId: string,
  at: Date,
): Promise<string | null> {
  const [row] = await tx
    .update(signingKeys)
    .set({ replacedAt: at })
    .where(and(eq(signingKeys.projectId, projectId), isNull(signingKeys.replacedAt)))
    .returning({ id: signingKeys.id });
  return row?.id ?? null;
}

const dayMs = 86_400_000;

/**
 * Deletes replaced keys: all of them, or those whose last token had ended by then. One that was
 * replaced within a day is left: another instance may not know yet, and sign with it once more.
 */
export async function deleteReplacedKeys(
  tx: Queryable,
  projectId: string,
  endedBy: Date | "all",
): Promise<string[]> {
  const rows = await tx
    .delete(signingKeys)
    .where(
      and(
        eq(signingKeys.projectId, projectId),
        isNotNull(signingKeys.replacedAt),
        endedBy === "all"
          ? undefined
          : and(
              lte(signingKeys.lastTokenEndsAt, endedBy),
              lte(signingKeys.replacedAt, new Date(endedBy.getTime() - dayMs)),
            ),
      ),
    )
    .returning({ id: signingKeys.id });
  return rows.map(({ id }) => id);
}

/** Promises to keep the key published until `endsAt`. */
export async function extendSigningKey(db: Queryable, kid: string, endsAt: Date): Promise<void> {
  await db
    .update(signingKeys)
    .set({
      lastTokenEndsAt: sql`greatest(${signingKeys.lastTokenEndsAt}, ${endsAt.toISOString()}::timestamptz)`,
    })
    .where(eq(signingKeys.id, kid));
}
