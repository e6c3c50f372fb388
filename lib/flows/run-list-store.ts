import "server-only";
import { and, desc, eq, lt, type SQL, sql } from "drizzle-orm";
import { flowRuns, flowVersions } from "@/drizzle/schema/flows";
import { timedIdStart } from "@/lib/core/ids";
import type { Queryable } from "@/lib/db/client";
import type { Retention } from "@/lib/settings/list-retentions";
import type { RunStatus } from "./run-store";

export type RunFilter = {
  status?: RunStatus;
  failedStep?: string;
  failedClass?: string;
  /** Runs with an id below this one. */
  cursor?: string;
};

export type ListedRun = {
  id: string;
  status: RunStatus;
  /** Number of the version that it is pinned to. */
  number: number | null;
  endUserId: string | null;
  failedStep: string | null;
  failedClass: string | null;
  startedAt: Date;
  endedAt: Date | null;
  state: unknown;
};

const columns = {
  id: flowRuns.id,
  status: flowRuns.status,
  number: flowVersions.number,
  endUserId: flowRuns.endUserId,
  failedStep: flowRuns.failedStep,
  failedClass: flowRuns.failedClass,
  startedAt: flowRuns.startedAt,
  endedAt: flowRuns.endedAt,
  state: flowRuns.state,
};

/** Runs of end users through a flow, newest first. */
export async function selectRuns(
  db: Queryable,
  projectId: string,
  flowId: string,
  { status, failedStep, failedClass, cursor }: RunFilter,
  limit: number,
): Promise<ListedRun[]> {
  const wanted: (SQL | undefined)[] = [
    eq(flowRuns.projectId, projectId),
    eq(flowRuns.flowId, flowId),
    eq(flowRuns.mode, "live"),
    status && eq(flowRuns.status, status),
    failedStep === undefined ? undefined : eq(flowRuns.failedStep, failedStep),
    failedClass === undefined ? undefined : eq(flowRuns.failedClass, failedClass),
    cursor === undefined ? undefined : lt(flowRuns.id, cursor),
  ];
  return db
    .select(columns)
    .from(flowRuns)
    .leftJoin(flowVersions, eq(flowVersions.id, flowRuns.versionId))
    .where(and(...wanted))
    .orderBy(desc(flowRuns.id))
    .limit(limit);
}

/** One run of an end user, with the document that it is pinned to. */
export async function selectListedRun(
  db: Queryable,
  projectId: string,
  runId: string,
): Promise<(ListedRun & { flowId: string; document: unknown }) | null> {
  const [row] = await db
    .select({ ...columns, flowId: flowRuns.flowId, document: flowVersions.document })
    .from(flowRuns)
    .leftJoin(flowVersions, eq(flowVersions.id, flowRuns.versionId))
    .where(
      and(eq(flowRuns.projectId, projectId), eq(flowRuns.id, runId), eq(flowRuns.mode, "live")),
    );
  return row ?? null;
}

export type FailureGroup = { stepId: string; reason: string; runs: number };

/** Failed runs since a moment by the step and the reason that they ended with, most first. */
export async function countFailures(
  db: Queryable,
  projectId: string,
  flowId: string,
  since: Date,
): Promise<FailureGroup[]> {
  const runs = sql<number>`count(*)::int`;
  return db
    .select({
      stepId: sql<string>`coalesce(${flowRuns.failedStep}, '')`,
      reason: sql<string>`coalesce(${flowRuns.failedClass}, '')`,
      runs,
    })
    .from(flowRuns)
    .where(
      and(
        eq(flowRuns.projectId, projectId),
        eq(flowRuns.flowId, flowId),
        eq(flowRuns.mode, "live"),
        eq(flowRuns.status, "failed"),
        sql`${flowRuns.id} > ${timedIdStart("flowRun", since)}`,
      ),
    )
    .groupBy(sql`1`, sql`2`)
    .orderBy(desc(runs), sql`1`, sql`2`)
    .limit(50);
}

/** Deletes runs that their project keeps no longer. Answers how many, at most `limit`. */
export async function deleteRuns(
  db: Queryable,
  retentions: readonly Retention[],
  testsBefore: Date,
  limit: number,
): Promise<number> {
  const projectIds = sql.param(retentions.map(({ projectId }) => projectId));
  const cuts = sql.param(retentions.map(({ before }) => timedIdStart("flowRun", before)));
  const { rows } = await db.execute<{ count: number }>(sql`
    with old as (
      select r.id from flow_runs r
      join unnest(${projectIds}::text[], ${cuts}::text[]) as kept (project_id, cut)
        on kept.project_id = r.project_id
      where r.id < kept.cut or (r.mode <> 'live' and r.id < ${timedIdStart("flowRun", testsBefore)})
      limit ${limit} for update of r skip locked
    ), deleted as (
      delete from flow_runs where id in (select id from old) returning 1
    )
    select count(*)::int as count from deleted`);
  return rows[0]?.count ?? 0;
}
