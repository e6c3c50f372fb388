import "server-only";
import { and, asc, eq, gte, ne, sql } from "drizzle-orm";
import { flowRunSteps, flowRuns, flows, flowVersions } from "@/drizzle/schema/flows";
import { projects } from "@/drizzle/schema/projects";
import type { Project } from "@/lib/auth/context";
import type { Db, Queryable } from "@/lib/db/client";
import { statement } from "@/lib/db/statement";
import type { RunState } from "./engine/state";

export type RunStatus = (typeof flowRuns.$inferSelect)["status"];
type RunMode = (typeof flowRuns.$inferSelect)["mode"];

/** A run as whoever goes on with it needs it; `state` is parsed by the caller. */
export type RunRow = {
  id: string;
  flowId: string;
  mode: RunMode;
  status: RunStatus;
  state: unknown;
  revision: number;
  tokenHash: string;
  endUserId: string | null;
  startedAt: Date;
  expiresAt: Date;
};

/** How long a run belongs to the instance that works on it: much longer than any step may take. */
export const leaseSeconds = 45;
/** A run ends by itself when nothing was done with it for so long, or in all. */
const idleMinutes = 60;
const longestHours = 24;

/** The flow of a key and the version that new runs get; null where there is none. */
export async function selectPublished(
  db: Queryable,
  projectId: string,
  key: string,
): Promise<{ flowId: string; versionId: string | null; isEnabled: boolean } | null> {
  const [row] = await db
    .select({
      flowId: flows.id,
      versionId: flows.publishedVersionId,
      isEnabled: flows.isEnabled,
    })
    .from(flows)
    .where(and(eq(flows.projectId, projectId), eq(flows.key, key)));
  return row ?? null;
}

export async function selectVersionDocument(db: Queryable, versionId: string): Promise<unknown> {
  const [row] = await db
    .select({ document: flowVersions.document })
    .from(flowVersions)
    .where(eq(flowVersions.id, versionId));
  return row?.document ?? null;
}

export type NewRun = {
  id: string;
  projectId: string;
  flowId: string;
  versionId: string | null;
  mode: RunMode;
  state: RunState;
  tokenHash: string;
  startedBy: string | null;
};

/** Writes down a run that its maker goes on with at once. */
export async function insertRun(db: Queryable, run: NewRun): Promise<void> {
  await db.insert(flowRuns).values({
    ...run,
    status: "working",
    leaseUntil: sql`now() + make_interval(secs => ${leaseSeconds})`,
    expiresAt: sql`now() + make_interval(mins => ${idleMinutes})`,
  });
}

export async function selectRun(
  db: Queryable,
  projectId: string,
  runId: string,
): Promise<RunRow | null> {
  const [row] = await db
    .select(runColumns)
    .from(flowRuns)
    .where(and(eq(flowRuns.id, runId), eq(flowRuns.projectId, projectId)));
  return row ?? null;
}

/** What a `RunRow` is read from. */
export const runColumns = {
  id: flowRuns.id,
  flowId: flowRuns.flowId,
  mode: flowRuns.mode,
  status: flowRuns.status,
  state: flowRuns.state,
  revision: flowRuns.revision,
  tokenHash: flowRuns.tokenHash,
  endUserId: flowRuns.endUserId,
  startedAt: flowRuns.startedAt,
  expiresAt: flowRuns.expiresAt,
};

/**
 * Takes a waiting run, so that nobody else goes on with it. Null where somebody else has, or it is
 * not at `revision` any more.
 */
export async function claimWaitingRun(
  db: Queryable,
  runId: string,
  revision: number,
): Promise<number | null> {
  const [row] = await db
    .update(flowRuns)
    .set({
      status: "working",
      revision: sql`${flowRuns.revision} + 1`,
      leaseUntil: sql`now() + make_interval(secs => ${leaseSeconds})`,
      updatedAt: sql`now()`,
    })
    .where(
      and(eq(flowRuns.id, runId), eq(flowRuns.revision, revision), eq(flowRuns.status, "waiting")),
    )
    .returning({ revision: flowRuns.revision });
  return row?.revision ?? null;
}

/** Marks that the tokens of a completed run are handed out. False for any but the first, and when it is too late. */
export async function markTokensTaken(
  db: Queryable,
  runId: string,
  withinSeconds: number,
): Promise<boolean> {
  const rows = await db
    .update(flowRuns)
    .set({ tokensTakenAt: sql`now()` })
    .where(
      and(
        eq(flowRuns.id, runId),
        eq(flowRuns.status, "completed"),
        sql`${flowRuns.tokensTakenAt} is null`,
        sql`${flowRuns.endedAt} > now() - make_interval(secs => ${withinSeconds})`,
      ),
    )
    .returning({ id: flowRuns.id });
  return rows.length === 1;
}

/** A run by its id alone, with its project, for work that no person asked for. */
export async function selectRunAnywhere(
  db: Queryable,
  runId: string,
): Promise<{ run: RunRow; project: Project } | null> {
  const [row] = await db
    .select({
      ...runColumns,
      project: { id: projects.id, slug: projects.slug, name: projects.name },
    })
    .from(flowRuns)
    .innerJoin(projects, eq(projects.id, flowRuns.projectId))
    .where(eq(flowRuns.id, runId));
  if (!row) return null;
  const { project, ...run } = row;
  return { run, project };
}

/** One row of a run's trace. */
export async function selectTraceRow(
  db: Queryable,
  runId: string,
  sequence: number,
): Promise<(TraceRow & { startedAt: Date }) | null> {
  const [row] = await db
    .select()
    .from(flowRunSteps)
    .where(and(eq(flowRunSteps.runId, runId), eq(flowRunSteps.sequence, sequence)));
  return row ?? null;
}

/**
 * Puts a test run back to the beginning of a step and forgets what came after. Null where the trace
 * has no such step, or somebody is at it.
 */
export async function rewindRun(
  tx: Queryable,
  runId: string,
  revision: number,
  sequence: number,
): Promise<unknown> {
  const [step] = await tx
    .select({ before: flowRunSteps.before })
    .from(flowRunSteps)
    .where(and(eq(flowRunSteps.runId, runId), eq(flowRunSteps.sequence, sequence)));
  if (!step?.before) return null;
  const [row] = await tx
    .update(flowRuns)
    .set({
      status: "working",
      state: step.before,
      revision: sql`${flowRuns.revision} + 1`,
      leaseUntil: sql`now() + make_interval(secs => ${leaseSeconds})`,
      failedStep: null,
      failedClass: null,
      endedAt: null,
    })
    .where(
      and(
        eq(flowRuns.id, runId),
        eq(flowRuns.revision, revision),
        eq(flowRuns.mode, "test"),
        ne(flowRuns.status, "working"),
      ),
    )
    .returning({ id: flowRuns.id });
  if (!row) return null;
  await tx
    .delete(flowRunSteps)
    .where(and(eq(flowRunSteps.runId, runId), gte(flowRunSteps.sequence, sequence)));
  return step.before;
}

/** One row of the trace. */
export type TraceRow = {
  sequence: number;
  within: string[];
  stepId: string;
  stepName: string | null;
  kind: string;
  port: string | null;
  portName: string | null;
  input: unknown;
  output: unknown;
  errorClass: string | null;
  errorCode: string | null;
  messageId: string | null;
  durationMs: number | null;
};

export type Saving = {
  runId: string;
  /** What the run has to be at; it is at one more afterwards. */
  revision: number;
  state: RunState;
  status: RunStatus;
  endUserId: string | null;
  failure: { stepId: string; reason: string } | null;
  trace: TraceRow;
  /** The state before the step, kept for test runs: one can go on from there again. */
  before: RunState | null;
  /** The message whose receipt the run waits for now. */
  wait: { messageId: string; until: Date } | null;
  /** Work that is to go on without the run, or that wakes it. */
  job: { task: FlowTask; at: Date } | null;
};

/** Tasks of the job queue; their payload is `{ runId, sequence }` and nothing else. */
type FlowTask = "flow-timer" | "flow-send";

const saveStepStatement = statement<{ id: string }>(
  "flows-save-step",
  `with moved as (
    update flow_runs set state = $3::jsonb, status = $4, revision = revision + 1,
      lease_until = case when $4 = 'working' then now() + make_interval(secs => ${leaseSeconds}) end,
      end_user_id = $5, failed_step = $6, failed_class = $7, updated_at = now(),
      ended_at = case when $4 in ('completed', 'failed', 'expired') then now() end,
      expires_at = least(now() + interval '${idleMinutes} minutes', started_at + interval '${longestHours} hours')
    where id = $1 and revision = $2 and status = 'working' returning id),
  traced as (
    insert into flow_run_steps (run_id, sequence, within, step_id, kind, port, input, output,
      error_class, error_code, message_id, duration_ms, before, step_name, port_name)
    select id, $8::integer, $9::text[], $10, $11, $12, $13::jsonb, $14::jsonb, $15, $16, $17, $18::integer,
      $23::jsonb, $24, $25 from moved
    on conflict (run_id, sequence) do update set port = excluded.port,
      port_name = excluded.port_name, output = excluded.output,
      input = case when excluded.input = '{}'::jsonb then flow_run_steps.input else excluded.input end,
      error_class = excluded.error_class, error_code = excluded.error_code,
      message_id = coalesce(excluded.message_id, flow_run_steps.message_id),
      duration_ms = (extract(epoch from now() - flow_run_steps.started_at) * 1000)::integer),
  waits as (
    insert into flow_waits (run_id, message_id, sequence, until)
    select id, $19::text, $8::integer, $20::timestamptz from moved where $19::text is not null
    on conflict (run_id) do update set message_id = excluded.message_id,
      sequence = excluded.sequence, until = excluded.until),
  over as (
    delete from flow_waits where $19::text is null and run_id in (select id from moved)),
  job as (
    select graphile_worker.add_job($21::text, json_build_object('runId', $1::text, 'sequence', $8::integer),
      run_at => $22::timestamptz, max_attempts => 10, job_key => $21::text || '/' || $1 || '/' || $8::text) from moved
    where $21::text is not null)
  select id, (select count(*) from job) from moved`,
);

/** Moves a run on by one step, with its row in the trace. False where somebody else has moved it. */
export async function saveStep(db: Db, saving: Saving): Promise<boolean> {
  const { trace, failure } = saving;
  const rows = await saveStepStatement(db, [
    saving.runId,
    saving.revision,
    JSON.stringify(saving.state),
    saving.status,
    saving.endUserId,
    failure?.stepId ?? null,
    failure?.reason ?? null,
    trace.sequence,
    trace.within,
    trace.stepId,
    trace.kind,
    trace.port,
    JSON.stringify(trace.input),
    JSON.stringify(trace.output),
    trace.errorClass,
    trace.errorCode,
    trace.messageId,
    trace.durationMs,
    saving.wait?.messageId ?? null,
    saving.wait?.until ?? null,
    saving.job?.task ?? null,
    saving.job?.at ?? null,
    saving.before && JSON.stringify(saving.before),
    trace.stepName,
    trace.portName,
  ]);
  return rows.length === 1;
}

/** The trace of a run, in the order of its steps. */
export async function selectTrace(
  db: Queryable,
  runId: string,
): Promise<(TraceRow & { startedAt: Date })[]> {
  return db
    .select()
    .from(flowRunSteps)
    .where(eq(flowRunSteps.runId, runId))
    .orderBy(asc(flowRunSteps.sequence));
}
