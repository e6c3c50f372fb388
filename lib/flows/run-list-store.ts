import "server-only";
import { and, desc, eq, gte, inArray, lt, type SQL, sql } from "drizzle-orm";
import { flowRunSteps, flowRuns, flows, flowVersions } from "@/drizzle/schema/flows";
import { timedIdStart } from "@/lib/core/ids";
import type { Queryable } from "@/lib/db/client";
import type { Retention } from "@/lib/settings/list-retentions";
import type { RunStatus } from "./run-store";

/** What runs are looked for by, in the terms of the table; absent means any. */
export type RunQuery = {
  projectId: string;
  flowId: string;
  statuses?: readonly RunStatus[];
  failedStep?: string;
  failedClass?: string;
  /** Number of a version. */
  version?: number;
  /** The first moment, and the first one after. */
  from?: Date;
  to?: Date;
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
  /** Of the step where it failed, stands or ended; of the outermost flow. */
  stepName: string | null;
  /** Of the step within a subflow where it failed; null where it failed in the flow itself. */
  innerStepName: string | null;
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
  stepName: sql<string | null>`${flowVersions.document} -> 'steps' ->
    coalesce(split_part(${flowRuns.failedStep}, '/', 1), ${flowRuns.state} -> 'frames' -> 0 ->> 'stepId')
    ->> 'name'`,
  innerStepName: sql<string | null>`case when strpos(${flowRuns.failedStep}, '/') > 0 then (
    select steps.step_name from ${flowRunSteps} steps
    where steps.run_id = ${flowRuns.id} and steps.step_id = split_part(${flowRuns.failedStep}, '/', -1)
    order by steps.sequence desc limit 1) end`,
  startedAt: flowRuns.startedAt,
  endedAt: flowRuns.endedAt,
  state: flowRuns.state,
};

/** Runs of end users through a flow. */
const ofFlow = ({ projectId, flowId }: Pick<RunQuery, "projectId" | "flowId">) =>
  and(eq(flowRuns.projectId, projectId), eq(flowRuns.flowId, flowId), eq(flowRuns.mode, "live"));

/** The words of the partial index `flow_runs_failed`. */
const isFailed = sql`${flowRuns.status} = 'failed'`;

/** Ids sort by time, so a time is a range of ids. */
const within = ({ version, from, to }: Pick<RunQuery, "version" | "from" | "to">) =>
  and(
    version === undefined ? undefined : eq(flowVersions.number, version),
    from && gte(flowRuns.id, timedIdStart("flowRun", from)),
    to && lt(flowRuns.id, timedIdStart("flowRun", to)),
  );

/** Runs of end users through a flow that match, newest first. */
export async function selectRuns(
  db: Queryable,
  query: RunQuery,
  limit: number,
): Promise<ListedRun[]> {
  const { statuses, failedStep, failedClass, cursor } = query;
  const isOfFailed = failedStep !== undefined || failedClass !== undefined;
  const wanted: (SQL | undefined)[] = [
    ofFlow(query),
    within(query),
    statuses && inArray(flowRuns.status, [...statuses]),
    isOfFailed || (statuses?.length === 1 && statuses[0] === "failed") ? isFailed : undefined,
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

/** Whether anybody has ever begun a run of a flow. */
export async function hasRuns(
  db: Queryable,
  flow: Pick<RunQuery, "projectId" | "flowId">,
): Promise<boolean> {
  const rows = await db.select({ id: flowRuns.id }).from(flowRuns).where(ofFlow(flow)).limit(1);
  return rows.length > 0;
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

/** Failed runs by the step and the reason that they ended with, most first. */
export async function countFailures(
  db: Queryable,
  query: Pick<RunQuery, "projectId" | "flowId" | "version" | "from" | "to">,
): Promise<
  (Pick<ListedRun, "stepName" | "innerStepName"> & {
    stepId: string;
    reason: string;
    runs: number;
    lastAt: Date;
  })[]
> {
  const count = sql<number>`count(*)::int`;
  const groups = db
    .select({
      stepId: sql<string>`coalesce(${flowRuns.failedStep}, '')`.as("step_id"),
      reason: sql<string>`coalesce(${flowRuns.failedClass}, '')`.as("reason"),
      runs: count.as("runs"),
      lastId: sql<string>`max(${flowRuns.id})`.as("last_id"),
    })
    .from(flowRuns)
    .leftJoin(flowVersions, eq(flowVersions.id, flowRuns.versionId))
    .where(and(ofFlow(query), isFailed, within(query)))
    .groupBy(sql`1`, sql`2`)
    .orderBy(desc(count), sql`1`, sql`2`)
    .limit(50)
    .as("failures");
  // Names come from the newest run of each group: documents are large, and groups are few.
  return db
    .select({
      stepId: groups.stepId,
      reason: groups.reason,
      runs: groups.runs,
      lastAt: flowRuns.startedAt,
      stepName: columns.stepName,
      innerStepName: columns.innerStepName,
    })
    .from(groups)
    .innerJoin(flowRuns, eq(flowRuns.id, groups.lastId))
    .leftJoin(flowVersions, eq(flowVersions.id, flowRuns.versionId))
    .orderBy(desc(groups.runs), groups.stepId, groups.reason);
}

/** The run of an end user that sent a message, with its flow. */
export async function selectRunOfMessage(
  db: Queryable,
  projectId: string,
  messageId: string,
): Promise<{ runId: string; flowKey: string; flowName: string } | null> {
  const [row] = await db
    .select({ runId: flowRuns.id, flowKey: flows.key, flowName: flows.name })
    .from(flowRunSteps)
    .innerJoin(flowRuns, eq(flowRuns.id, flowRunSteps.runId))
    .innerJoin(flows, eq(flows.id, flowRuns.flowId))
    .where(
      and(
        eq(flowRunSteps.messageId, messageId),
        eq(flowRuns.projectId, projectId),
        eq(flowRuns.mode, "live"),
      ),
    )
    .limit(1);
  return row ?? null;
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
