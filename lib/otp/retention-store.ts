import "server-only";
import { sql } from "drizzle-orm";
import { timedIdStart } from "@/lib/core/ids";
import type { Queryable } from "@/lib/db/client";
import type { Retention } from "@/lib/settings/list-retentions";

/**
 * Goes one page of old codes further: deletes those that their project keeps no longer, with the
 * tries of people who asked for none since, and answers the last id looked at, or null at the end. `after` is where the last page ended.
 */
export async function deleteChallengesPage(
  db: Queryable,
  { retentions, after, limit }: { retentions: Retention[]; after: string; limit: number },
): Promise<string | null> {
  const ends = retentions.map(({ before }) => timedIdStart("challenge", before)).sort();
  const newest = ends.at(-1);
  if (newest === undefined) return null;
  const projectIds = sql.param(retentions.map(({ projectId }) => projectId));
  const cuts = sql.param(retentions.map(({ before }) => timedIdStart("challenge", before)));
  const { rows } = await db.execute<{ last: string | null; count: number }>(sql`
    with page as (
      select id, project_id from otp_challenges where id > ${after} and id < ${newest}
      order by id limit ${limit}
    ), old as (
      select c.id, c.project_id, c.subject from otp_challenges c join page on page.id = c.id
        join unnest(${projectIds}::text[], ${cuts}::text[]) as kept (project_id, cut)
          on kept.project_id = c.project_id and c.id < kept.cut
      for update of c skip locked
    ), deleted as (
      delete from otp_challenges where id in (select id from old)
    ), forgotten as (
      delete from otp_subjects s using old
      where s.project_id = old.project_id and s.subject = old.subject and s.challenge_id = old.id
    )
    select max(id) as last, count(*)::int as count from page`);
  const [page] = rows;
  return page && page.count === limit ? page.last : null;
}

/** Deletes counters that ended before a moment, and answers how many. */
export async function deleteLimitsBefore(
  db: Queryable,
  { before, limit }: { before: Date; limit: number },
): Promise<number> {
  const { rowCount } = await db.execute(sql`
    delete from otp_limits where (project_id, key) in (
      select project_id, key from otp_limits where ends_at < ${before}
      order by ends_at limit ${limit} for update skip locked)`);
  return rowCount ?? 0;
}
