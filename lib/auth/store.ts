import "server-only";
import { and, desc, eq, gt, lt, ne, or, sql } from "drizzle-orm";
import { accounts, sessions, users } from "@/drizzle/schema/auth";
import { rateLimits } from "@/drizzle/schema/limits";
import { members, projects } from "@/drizzle/schema/projects";
import type { Queryable } from "@/lib/db/client";
import type { Project } from "./context";
import type { Role } from "./permissions";

/** The project of a slug and what a person may be in it, by the database's state right now. */
export async function findMembership(
  db: Queryable,
  slug: string,
  userId: string,
): Promise<{ project: Project; role: Role | null } | null> {
  const [row] = await db
    .select({
      project: { id: projects.id, slug: projects.slug, name: projects.name },
      role: members.role,
    })
    .from(projects)
    .leftJoin(members, and(eq(members.projectId, projects.id), eq(members.userId, userId)))
    .where(eq(projects.slug, slug));
  return row ?? null;
}

/** The project with this id or slug. */
export async function selectProjectByName(
  db: Queryable,
  idOrSlug: string,
): Promise<Project | null> {
  const [row] = await db
    .select({ id: projects.id, slug: projects.slug, name: projects.name })
    .from(projects)
    .where(or(eq(projects.id, idOrSlug), eq(projects.slug, idOrSlug)))
    .limit(1);
  return row ?? null;
}

/** The slug of the project that a person joined first, or null. */
export async function findFirstProjectSlug(db: Queryable, userId: string): Promise<string | null> {
  const [row] = await db
    .select({ slug: projects.slug })
    .from(members)
    .innerJoin(projects, eq(projects.id, members.projectId))
    .where(eq(members.userId, userId))
    .orderBy(members.createdAt)
    .limit(1);
  return row?.slug ?? null;
}

export async function findPasswordHash(
  db: Queryable,
  who: { email: string } | { userId: string },
): Promise<{ userId: string; hash: string } | null> {
  const [row] = await db
    .select({ userId: users.id, hash: accounts.password })
    .from(users)
    .innerJoin(accounts, and(eq(accounts.userId, users.id), eq(accounts.providerId, "credential")))
    .where("email" in who ? eq(users.email, who.email) : eq(users.id, who.userId));
  return row?.hash ? { userId: row.userId, hash: row.hash } : null;
}

export async function deleteSession(db: Queryable, sessionId: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.id, sessionId));
}

/** Ends the sessions of a person, all or all but one; answers how many. */
export async function deleteSessionsOf(
  db: Queryable,
  userId: string,
  keptSessionId?: string,
): Promise<number> {
  const gone = await db
    .delete(sessions)
    .where(
      and(eq(sessions.userId, userId), keptSessionId ? ne(sessions.id, keptSessionId) : undefined),
    )
    .returning({ id: sessions.id });
  return gone.length;
}

/** Notes that a session entered the password again; answers whether the session is still there. */
export async function confirmSession(
  db: Queryable,
  { sessionId, userId, at }: { sessionId: string; userId: string; at: Date },
): Promise<boolean> {
  const found = await db
    .update(sessions)
    .set({ confirmedAt: at })
    .where(and(eq(sessions.id, sessionId), eq(sessions.userId, userId)))
    .returning({ id: sessions.id });
  return found.length > 0;
}

/** The living sessions of a person, the last used first. Without their tokens. */
export async function findSessionsOf(
  db: Queryable,
  userId: string,
  { now, oldest }: { now: Date; oldest: Date },
) {
  return db
    .select({
      id: sessions.id,
      ip: sessions.ipAddress,
      userAgent: sessions.userAgent,
      startedAt: sessions.createdAt,
      usedAt: sessions.updatedAt,
    })
    .from(sessions)
    .where(
      and(eq(sessions.userId, userId), gt(sessions.expiresAt, now), gt(sessions.createdAt, oldest)),
    )
    .orderBy(desc(sessions.updatedAt))
    .limit(100);
}

export async function updatePasswordHash(
  db: Queryable,
  userId: string,
  hash: string,
): Promise<void> {
  await db
    .update(accounts)
    .set({ password: hash })
    .where(and(eq(accounts.userId, userId), eq(accounts.providerId, "credential")));
}

/** Counts one attempt in the key's window, or opens a new window; one statement, so bursts cannot slip by. */
export async function countAttempt(
  db: Queryable,
  key: string,
  windowSeconds: number,
): Promise<{ count: number; secondsLeft: number }> {
  const windowEnd = sql`now() + make_interval(secs => ${windowSeconds})`;
  const [row] = await db
    .insert(rateLimits)
    .values({ key, count: 1, windowEndsAt: windowEnd })
    .onConflictDoUpdate({
      target: rateLimits.key,
      set: {
        count: sql`case when ${rateLimits.windowEndsAt} <= now() then 1 else ${rateLimits.count} + 1 end`,
        windowEndsAt: sql`case when ${rateLimits.windowEndsAt} <= now() then excluded.window_ends_at else ${rateLimits.windowEndsAt} end`,
      },
    })
    .returning({
      count: rateLimits.count,
      secondsLeft: sql<number>`ceil(extract(epoch from ${rateLimits.windowEndsAt} - now()))::int`,
    });
  if (!row) throw new Error("An upsert answered no row.");
  return row;
}

/** Takes one attempt back, as long as its window is open. */
export async function uncountAttempt(db: Queryable, key: string): Promise<void> {
  await db
    .update(rateLimits)
    .set({ count: sql`greatest(${rateLimits.count} - 1, 0)` })
    .where(and(eq(rateLimits.key, key), sql`${rateLimits.windowEndsAt} > now()`));
}

export async function deleteEndedWindows(db: Queryable): Promise<void> {
  await db.delete(rateLimits).where(lt(rateLimits.windowEndsAt, sql`now()`));
}
