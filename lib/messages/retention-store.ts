import "server-only";
import { sql } from "drizzle-orm";
import { timedIdStart } from "@/lib/core/ids";
import type { Queryable } from "@/lib/db/client";

/**
 * Deletes the oldest messages of a project, their stories with them, and answers how many. By their
 * ids, which sort by time; rows that somebody is writing to are left for the next time.
 */
export async function deleteMessagesBefore(
  db: Queryable,
  { projectId, before, limit }: { projectId: string; before: Date; limit: number },
): Promise<number> {
  const { rowCount } = await db.execute(sql`
    delete from messages where id in (
      select id from messages
      where project_id = ${projectId} and id < ${timedIdStart("message", before)}
        and created_at < ${before}
      order by id limit ${limit} for update skip locked)`);
  return rowCount ?? 0;
}

/** Deletes scripts of calls that ran out before a moment, and answers how many. */
export async function deleteScriptsBefore(
  db: Queryable,
  { before, limit }: { before: Date; limit: number },
): Promise<number> {
  const { rowCount } = await db.execute(sql`
    delete from voice_scripts where id in (
      select id from voice_scripts where expires_at < ${before}
      order by expires_at limit ${limit} for update skip locked)`);
  return rowCount ?? 0;
}
