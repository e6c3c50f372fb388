import "server-only";
import { sql } from "drizzle-orm";
import { timedIdStart } from "@/lib/core/ids";
import type { Queryable } from "@/lib/db/client";
import type { Retention } from "@/lib/settings/list-retentions";

/**
 * Goes one page of old sessions further: deletes those that have ended and that their project keeps
 * no longer, and answers the last id looked at, or null at the end. `after` is where the last page
 * ended.
 */
export async function deleteSessionsPage(
  db: Queryable,
  {
    retentions,
    now,
    after,
    limit,
  }: { retentions: Retention[]; now: Date; after: string; limit: number },
): Promise<string | null> {
  const cutOf = ({ before }: Retention) => timedIdStart("endUserSession", before);
  const newest = retentions.map(cutOf).sort().at(-1);
  if (newest === undefined) return null;
  const projectIds = sql.param(retentions.map(({ projectId }) => projectId));
  const cuts = sql.param(retentions.map(cutOf));
  const { rows } = await db.execute<{ last: string | null; count: number }>(sql`
    with page as (
      select id from end_user_sessions where id > ${after} and id < ${newest}
      order by id limit ${limit}
    ), old as (
      select s.id from end_user_sessions s join page on page.id = s.id
        join unnest(${projectIds}::text[], ${cuts}::text[]) as kept (project_id, cut)
          on kept.project_id = s.project_id and s.id < kept.cut
      where s.revoked_at is not null or s.expires_at <= ${now}
      for update of s skip locked
    ), deleted as (
      delete from end_user_sessions where id in (select id from old)
    )
    select max(id) as last, count(*)::int as count from page`);
  const [page] = rows;
  return page && page.count === limit ? page.last : null;
}
