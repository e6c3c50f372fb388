import "server-only";
import { and, asc, count, desc, eq, gt, inArray, max, ne, or, type SQL, sql } from "drizzle-orm";
import { endUserLogins, endUsers } from "@/drizzle/schema/users";
import type { Queryable } from "@/lib/db/client";
import type { EndUser } from "./schema";
import { toEndUser } from "./to-end-user";

type Row = typeof endUsers.$inferSelect;

const ofProject = (projectId: string, userId: string) =>
  and(eq(endUsers.projectId, projectId), eq(endUsers.id, userId));

/** The users with these ids, login ids included, in the order of the ids; unknown ids are left out. */
export async function selectEndUsers(
  db: Queryable,
  projectId: string,
  userIds: readonly string[],
): Promise<EndUser[]> {
  if (userIds.length === 0) return [];
  const ids = [...userIds];
  // One after the other: in a transaction both share a connection.
  const rows = await db
    .select()
    .from(endUsers)
    .where(and(eq(endUsers.projectId, projectId), inArray(endUsers.id, ids)));
  const logins = await db
    .select({ userId: endUserLogins.endUserId, loginId: endUserLogins.loginId })
    .from(endUserLogins)
    .where(inArray(endUserLogins.endUserId, ids))
    .orderBy(asc(endUserLogins.createdAt), asc(endUserLogins.loginId));
  const loginsOf = new Map<string, string[]>();
  for (const { userId, loginId } of logins)
    loginsOf.set(userId, [...(loginsOf.get(userId) ?? []), loginId]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [toEndUser(row, loginsOf.get(id) ?? [])] : [];
  });
}

export async function selectEndUser(
  db: Queryable,
  projectId: string,
  userId: string,
): Promise<EndUser | null> {
  const [user] = await selectEndUsers(db, projectId, [userId]);
  return user ?? null;
}

/** Keeps a user from changing until the transaction ends. False when there is none. */
export async function lockEndUser(
  tx: Queryable,
  projectId: string,
  userId: string,
): Promise<boolean> {
  const rows = await tx
    .select({ id: endUsers.id })
    .from(endUsers)
    .where(ofProject(projectId, userId))
    .for("update");
  return rows.length > 0;
}

export async function selectUserIdByLogin(
  db: Queryable,
  projectId: string,
  loginId: string,
): Promise<string | null> {
  const [row] = await db
    .select({ userId: endUserLogins.endUserId })
    .from(endUserLogins)
    .where(and(eq(endUserLogins.projectId, projectId), eq(endUserLogins.loginId, loginId)));
  return row?.userId ?? null;
}

/** The name of the index that two users with one login id break. */
export const loginIdIndex = "end_user_logins_project_id_login_id_pk";

/** Breaks `loginIdIndex` when somebody has one of the login ids. */
export async function insertEndUser(
  tx: Queryable,
  row: typeof endUsers.$inferInsert,
  loginIds: readonly string[],
): Promise<void> {
  await tx.insert(endUsers).values(row);
  await insertLogins(tx, row.projectId, row.id, loginIds);
}

/** Breaks `loginIdIndex` when somebody has one of them, also the user itself. */
export async function insertLogins(
  tx: Queryable,
  projectId: string,
  endUserId: string,
  loginIds: readonly string[],
): Promise<void> {
  if (loginIds.length === 0) return;
  await tx
    .insert(endUserLogins)
    .values(loginIds.map((loginId) => ({ projectId, loginId, endUserId })));
}

export async function deleteLogins(
  tx: Queryable,
  projectId: string,
  endUserId: string,
  loginIds: readonly string[],
): Promise<void> {
  if (loginIds.length === 0) return;
  await tx
    .delete(endUserLogins)
    .where(
      and(
        eq(endUserLogins.projectId, projectId),
        eq(endUserLogins.endUserId, endUserId),
        inArray(endUserLogins.loginId, [...loginIds]),
      ),
    );
}

export async function updateEndUserRow(
  tx: Queryable,
  projectId: string,
  userId: string,
  change: Partial<Omit<Row, "id" | "projectId">>,
): Promise<void> {
  if (Object.keys(change).length === 0) return;
  await tx.update(endUsers).set(change).where(ofProject(projectId, userId));
}

/** Deletes users with their login ids and sessions; the ids of those that were there. */
export async function deleteEndUserRows(
  tx: Queryable,
  projectId: string,
  which: readonly string[] | "test users",
): Promise<string[]> {
  const isOne = which === "test users" ? endUsers.isTest : inArray(endUsers.id, [...which]);
  const rows = await tx
    .delete(endUsers)
    .where(and(eq(endUsers.projectId, projectId), isOne))
    .returning({ id: endUsers.id });
  return rows.map(({ id }) => id);
}

/** Whether one of these names, numbers or addresses belongs to somebody who is no test user. */
export async function isOfRealUser(
  tx: Queryable,
  projectId: string,
  texts: readonly string[],
): Promise<boolean> {
  const named = tx
    .select({ id: endUserLogins.endUserId })
    .from(endUserLogins)
    .where(and(eq(endUserLogins.projectId, projectId), inArray(endUserLogins.loginId, [...texts])));
  const [row] = await tx
    .select({ id: endUsers.id })
    .from(endUsers)
    .where(
      and(
        eq(endUsers.projectId, projectId),
        eq(endUsers.isTest, false),
        or(
          inArray(endUsers.id, named),
          inArray(endUsers.email, [...texts]),
          inArray(endUsers.phone, [...texts]),
        ),
      ),
    )
    .limit(1);
  return row !== undefined;
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

/** How a search compares: beginnings, whole texts, or the end of a number. */
export type Match = { by: "start" | "whole" | "name" | "phone-end"; text: string };

type Search = {
  matches: readonly Match[];
  isTest: boolean | undefined;
  status: Row["status"] | undefined;
  after: string | undefined;
  offset: number;
  limit: number;
};

/** Ids of the users that fit, newest first. No `matches` finds everybody. */
export async function searchEndUserIds(
  db: Queryable,
  projectId: string,
  { matches, isTest, status, after, offset, limit }: Search,
): Promise<string[]> {
  const place = sql`(${endUsers.createdAt}, ${endUsers.id})`;
  const found = matches.flatMap((match) => branches(projectId, match));
  const rows = await db
    .select({ id: endUsers.id })
    .from(endUsers)
    .where(
      and(
        eq(endUsers.projectId, projectId),
        isTest === undefined ? undefined : eq(endUsers.isTest, isTest),
        status && eq(endUsers.status, status),
        // Each branch has an index of its own; one condition with "or" would use none.
        found.length > 0 ? sql`${endUsers.id} in (${sql.join(found, sql` union `)})` : undefined,
        after
          ? sql`${place} < (select last.created_at, last.id from ${endUsers} last
              where last.project_id = ${projectId} and last.id = ${after})`
          : undefined,
      ),
    )
    .orderBy(desc(endUsers.createdAt), desc(endUsers.id))
    .offset(offset)
    .limit(limit);
  return rows.map(({ id }) => id);
}

const startOf = (text: string) => `${text.replace(/[\\%_]/g, "\\$&")}%`;

function branches(projectId: string, { by, text }: Match): SQL[] {
  const user = (condition: SQL) =>
    sql`select id from end_users where project_id = ${projectId} and ${condition}`;
  const login = (condition: SQL) =>
    sql`select end_user_id from end_user_logins where project_id = ${projectId} and ${condition}`;
  switch (by) {
    case "start": {
      const start = startOf(text);
      return [
        login(sql`login_id like ${start}`),
        user(sql`email like ${start}`),
        user(sql`phone like ${start}`),
      ];
    }
    case "whole":
      return [
        login(sql`login_id = ${text}`),
        user(sql`email = ${text}`),
        user(sql`phone = ${text}`),
      ];
    case "name":
      return [user(sql`lower(name) like ${startOf(text)}`)];
    case "phone-end":
      return [user(sql`reverse(phone) like ${startOf([...text].reverse().join(""))}`)];
  }
}
