import "server-only";
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { flowRuns, flowWaits } from "@/drizzle/schema/flows";
import { messages } from "@/drizzle/schema/messages";
import { projects } from "@/drizzle/schema/projects";
import type { Project } from "@/lib/auth/context";
import type { Db, Queryable } from "@/lib/db/client";
import { leaseSeconds, type RunRow, runColumns } from "./run-store";

/** Waiting runs whose message has come to its end, oldest wait first. */
export async function selectAnsweredWaits(db: Queryable, limit: number): Promise<string[]> {
  const rows = await db
    .select({ runId: flowWaits.runId })
    .from(flowWaits)
    .innerJoin(messages, eq(messages.id, flowWaits.messageId))
    .where(inArray(messages.status, ["delivered", "undelivered", "failed"]))
    .orderBy(asc(flowWaits.until))
    .limit(limit);
  return rows.map(({ runId }) => runId);
}

/**
 * Ends runs that nobody went on with in time, and those that are lost again and again. Answers how
 * many, at most `limit`.
 */
export async function expireRuns(db: Queryable, limit: number): Promise<number> {
  const { rows } = await db.execute<{ count: number }>(sql`
    with old as (
      select id from flow_runs where expires_at < now()
        and (status = 'waiting' or status = 'working' and lease_until < now())
      order by expires_at limit ${limit} for update skip locked),
    ended as (
      update flow_runs r set status = 'expired', ended_at = now(), revision = revision + 1
      from old where r.id = old.id returning r.id),
    waits as (delete from flow_waits where run_id in (select id from ended))
    select count(*)::int as count from ended`);
  return rows[0]?.count ?? 0;
}

/** Takes runs whose instance was cut off in the middle, with the project they belong to. */
export async function claimLostRuns(
  db: Db,
  limit: number,
): Promise<{ run: RunRow; project: Project }[]> {
  const rows = await db
    .update(flowRuns)
    .set({
      revision: sql`${flowRuns.revision} + 1`,
      leaseUntil: sql`now() + make_interval(secs => ${leaseSeconds})`,
    })
    .from(projects)
    .where(
      and(
        eq(projects.id, flowRuns.projectId),
        sql`${flowRuns.id} in (
          select id from flow_runs where status = 'working' and lease_until < now()
          order by lease_until limit ${limit} for update skip locked)`,
      ),
    )
    .returning({
      ...runColumns,
      project: { id: projects.id, slug: projects.slug, name: projects.name },
    });
  return rows.map(({ project, ...run }) => ({ run, project }));
}

/** Longer than any job works, so that one which is held for longer has lost its instance. */
const jobSeconds = 90;
/** Jobs that failed as often as they may are kept for so long, for whoever looks why. */
const failedJobDays = 7;

/**
 * Gives jobs back to the queue whose instance was cut off (the queue itself would hold them for four
 * hours) and forgets those that failed for good. A job that is only slow is done twice at worst, which
 * harms nothing: each looks first at what has become of its run.
 */
export async function freeLostJobs(db: Queryable): Promise<void> {
  await db.execute(sql`
    select graphile_worker.force_unlock_workers(array_agg(distinct locked_by))
    from graphile_worker.jobs where locked_at < now() - make_interval(secs => ${jobSeconds})
    having count(*) > 0`);
  await db.execute(sql`
    select count(*) from graphile_worker.complete_jobs(array(
      select id from graphile_worker.jobs where attempts >= max_attempts and locked_at is null
        and updated_at < now() - make_interval(days => ${failedJobDays})))`);
}
