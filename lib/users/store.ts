import "server-only";
import { and, asc, count, eq, gt, inArray, max, ne } from "drizzle-orm";
import { endUserLogins, endUsers } from "@/drizzle/schema/users";
import type { Queryable } from "@/lib/db/client";
import type { EndUser } from "./schema";
import { toEndUser } from "./to-end-user";

/** The users with these ids, login ids included, in any order. */
export async function selectEndUsers(
  db: Queryable,
  projectId: string,
  userIds: readonly string[],
): Promise<EndUser[]> {
  if (userIds.length === 0) return [];
  const ids = [...userIds];
  const [rows, logins] = await Promise.all([
    db
      .select()
      .from(endUsers)
      .where(and(eq(endUsers.projectId, projectId), inArray(endUsers.id, ids))),
    db
      .select({ userId: endUserLogins.endUserId, loginId: endUserLogins.loginId })
      .from(endUserLogins)
      .where(inArray(endUserLogins.endUserId, ids))
      .orderBy(asc(endUserLogins.createdAt), asc(endUserLogins.loginId)),
  ]);
  return rows.map((row) =>
    toEndUser(
      row,
      logins.filter(({ userId }) => userId === row.id).map(({ loginId }) => loginId),
    ),
  );
}

export async function selectEndUser(
  db: Queryable,
  projectId: string,
  userId: string,
): Promise<EndUser | null> {
  const [user] = await selectEndUsers(db, projectId, [userId]);
  return user ?? null;
}

/** Test users whose fixed code works at a moment, and when the last of these codes ends. */
export async function selectLiveTestUsers(
  db: Queryable,
  projectId: string,
  at: Date,
): Promise<{ count: number; until: Date | null }> {
  const [row] = await db
    .select({ count: count(), until: max(endUsers.testEndsAt) })
    .from(endUsers)
    .where(
      and(
        eq(endUsers.projectId, projectId),
        eq(endUsers.isTest, true),
        ne(endUsers.status, "disabled"),
        gt(endUsers.testEndsAt, at),
      ),
    );
  return row ?? { count: 0, until: null };
}
