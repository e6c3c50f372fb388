import "server-only";
import { and, count, desc, eq, inArray, sql } from "drizzle-orm";
import { sandboxMessages } from "@/drizzle/schema/sandbox";
import type { Channel } from "@/lib/core/channel";
import type { Queryable } from "@/lib/db/client";

type Row = typeof sandboxMessages.$inferSelect;

const newestFirst = [desc(sandboxMessages.deliveredAt), desc(sandboxMessages.id)] as const;

/** Deliveries of one project take turns until their transactions end, so that trimming sees them all. */
export async function lockProject(tx: Queryable, projectId: string): Promise<void> {
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`sandbox:${projectId}`}, 0))`,
  );
}

export async function insertMessage(tx: Queryable, row: Omit<Row, "deliveredAt">): Promise<void> {
  // Not the transaction's start: who waited for the lock is delivered after whom it waited for.
  await tx.insert(sandboxMessages).values({ ...row, deliveredAt: sql`clock_timestamp()` });
}

/** Deletes all but the newest `keep` messages of a project. */
export async function trimMessages(tx: Queryable, projectId: string, keep: number): Promise<void> {
  const tooOld = tx
    .select({ id: sandboxMessages.id })
    .from(sandboxMessages)
    .where(eq(sandboxMessages.projectId, projectId))
    .orderBy(...newestFirst)
    .offset(keep);
  await tx.delete(sandboxMessages).where(inArray(sandboxMessages.id, tooOld));
}

/** Newest first; `after` is the id of the last row of the page before. */
export async function selectMessages(
  db: Queryable,
  projectId: string,
  { channel, after, limit }: { channel?: Channel; after: string | undefined; limit: number },
): Promise<Row[]> {
  const place = sql`(${sandboxMessages.deliveredAt}, ${sandboxMessages.id})`;
  const isOlder = after
    ? sql`${place} < (select last.delivered_at, last.id from ${sandboxMessages} last
        where last.project_id = ${projectId} and last.id = ${after})`
    : undefined;
  const isOfChannel = channel ? eq(sandboxMessages.channel, channel) : undefined;
  return db
    .select()
    .from(sandboxMessages)
    .where(and(eq(sandboxMessages.projectId, projectId), isOfChannel, isOlder))
    .orderBy(...newestFirst)
    .limit(limit);
}

export async function deleteMessages(tx: Queryable, projectId: string): Promise<number> {
  const [row] = await tx
    .select({ deleted: count() })
    .from(sandboxMessages)
    .where(eq(sandboxMessages.projectId, projectId));
  await tx.delete(sandboxMessages).where(eq(sandboxMessages.projectId, projectId));
  return row?.deleted ?? 0;
}
