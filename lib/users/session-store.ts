import "server-only";
import { and, desc, eq, gt, inArray, isNull, lte, ne, or, sql } from "drizzle-orm";
import { endUserSessions, endUsers } from "@/drizzle/schema/users";
import type { Queryable } from "@/lib/db/client";

type SessionRow = typeof endUserSessions.$inferSelect;

/** So long is a refresh token still taken after it was replaced: for tabs that refresh at once. */
export const graceSeconds = 10;

const ofProject = (projectId: string, sessionId: string) =>
  and(eq(endUserSessions.projectId, projectId), eq(endUserSessions.id, sessionId));

const isLive = (now: Date) =>
  and(isNull(endUserSessions.revokedAt), gt(endUserSessions.expiresAt, now));

/**
 * Moves a live session of an enabled user on to its next refresh token, if `rotation` is the number
 * of the one that is good. At most once in the grace time, so that a token from two rotations ago is
 * always older than that. Null when nothing was moved.
 */
export async function rotateSession(
  db: Queryable,
  projectId: string,
  { sessionId, rotation, now }: { sessionId: string; rotation: number; now: Date },
): Promise<SessionRow | null> {
  const user = db
    .select({ one: sql`1` })
    .from(endUsers)
    .where(
      and(
        eq(endUsers.id, endUserSessions.endUserId),
        ne(endUsers.status, "disabled"),
        or(isNull(endUsers.testEndsAt), gt(endUsers.testEndsAt, now)),
      ),
    );
  const graceBegan = new Date(now.getTime() - graceSeconds * 1000);
  const [row] = await db
    .update(endUserSessions)
    .set({ rotation: sql`${endUserSessions.rotation} + 1`, rotatedAt: now })
    .where(
      and(
        ofProject(projectId, sessionId),
        isLive(now),
        eq(endUserSessions.rotation, rotation),
        or(eq(endUserSessions.rotation, 0), lte(endUserSessions.rotatedAt, graceBegan)),
        sql`exists ${user}`,
      ),
    )
    .returning();
  return row ?? null;
}

/** A session that has not ended, of a user who may sign in; else null. */
export async function selectLiveSession(
  db: Queryable,
  projectId: string,
  sessionId: string,
  now: Date,
): Promise<SessionRow | null> {
  const [row] = await db
    .select({ session: endUserSessions })
    .from(endUserSessions)
    .innerJoin(endUsers, eq(endUsers.id, endUserSessions.endUserId))
    .where(
      and(
        ofProject(projectId, sessionId),
        isLive(now),
        ne(endUsers.status, "disabled"),
        or(isNull(endUsers.testEndsAt), gt(endUsers.testEndsAt, now)),
      ),
    );
  return row?.session ?? null;
}

/** Newest first. */
export async function selectSessions(
  db: Queryable,
  projectId: string,
  endUserId: string,
  limit: number,
): Promise<SessionRow[]> {
  return db
    .select()
    .from(endUserSessions)
    .where(and(eq(endUserSessions.projectId, projectId), eq(endUserSessions.endUserId, endUserId)))
    .orderBy(desc(endUserSessions.createdAt), desc(endUserSessions.id))
    .limit(limit);
}

/** Ends one session, with `endUserId` only if it is that user's. False when it had ended. */
export async function revokeSession(
  db: Queryable,
  projectId: string,
  sessionId: string,
  now: Date,
  endUserId?: string,
): Promise<boolean> {
  const rows = await db
    .update(endUserSessions)
    .set({ revokedAt: now })
    .where(
      and(
        ofProject(projectId, sessionId),
        endUserId === undefined ? undefined : eq(endUserSessions.endUserId, endUserId),
        isLive(now),
      ),
    )
    .returning({ id: endUserSessions.id });
  return rows.length > 0;
}

/** Ends every session of these users; the number of those that had not ended. */
export async function revokeSessionsOf(
  db: Queryable,
  projectId: string,
  endUserIds: readonly string[],
  now: Date,
): Promise<number> {
  if (endUserIds.length === 0) return 0;
  const rows = await db
    .update(endUserSessions)
    .set({ revokedAt: now })
    .where(
      and(
        eq(endUserSessions.projectId, projectId),
        inArray(endUserSessions.endUserId, [...endUserIds]),
        isLive(now),
      ),
    )
    .returning({ id: endUserSessions.id });
  return rows.length;
}
