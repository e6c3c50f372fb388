import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { busyProjectId, id, timestamps } from "./columns";
import { projects } from "./projects";

const projectId = text("project_id")
  .notNull()
  .references(() => projects.id, { onDelete: "cascade" });
const flowId = text("flow_id")
  .notNull()
  .references(() => flows.id, { onDelete: "cascade" });
const time = (name: string) => timestamp(name, { withTimezone: true });

/** How users sign in, drawn by an admin: one draft, and at most one published version. */
export const flows = pgTable(
  "flows",
  {
    id,
    projectId,
    /** Its name in addresses and calls. */
    key: text("key").notNull(),
    name: text("name").notNull(),
    description: text("description").notNull().default(""),
    /** Off refuses new runs; those that have begun go on. */
    isEnabled: boolean("is_enabled").notNull().default(true),
    /** Parsed by `lib/flows/model/document.ts`. */
    draft: jsonb("draft").notNull(),
    /** Counts saves of the draft, so that a save made from an older page is noticed. */
    draftRevision: integer("draft_revision").notNull().default(1),
    draftBy: text("draft_by").notNull(),
    draftAt: time("draft_at").notNull().defaultNow(),
    publishedVersionId: text("published_version_id").references(
      (): AnyPgColumn => flowVersions.id,
      { onDelete: "restrict" },
    ),
    ...timestamps,
  },
  (table) => [uniqueIndex("flows_key").on(table.projectId, table.key)],
);

/** What was published. Never changed: runs are pinned to the version they began with. */
export const flowVersions = pgTable(
  "flow_versions",
  {
    id,
    projectId,
    flowId,
    number: integer("number").notNull(),
    document: jsonb("document").notNull(),
    note: text("note").notNull().default(""),
    publishedBy: text("published_by").notNull(),
    publishedAt: time("published_at").notNull().defaultNow(),
  },
  (table) => [uniqueIndex("flow_versions_number").on(table.flowId, table.number)],
);

/**
 * One end user's way through a flow. `state` (parsed by `lib/flows/engine/state.ts`) is written
 * after every step: whoever reads the row can go on from there. Ids sort by time.
 */
export const flowRuns = pgTable(
  "flow_runs",
  {
    id,
    projectId: busyProjectId,
    flowId,
    /** null for a test run, whose documents stand in `state`. */
    versionId: text("version_id"),
    mode: text("mode", { enum: ["live", "test", "scenario"] }).notNull(),
    /** `working`: an instance is at it, or is to be; `waiting`: for a person, a receipt or a time. */
    status: text("status", {
      enum: ["working", "waiting", "completed", "failed", "expired"],
    }).notNull(),
    state: jsonb("state").notNull(),
    /** Counts writes: of two who go on from the same state, one succeeds. */
    revision: integer("revision").notNull().default(0),
    /** Until then the run belongs to the instance that works on it; afterwards anybody may go on. */
    leaseUntil: time("lease_until"),
    /** SHA-256 of the token that the end user's browser or application holds; hex. */
    tokenHash: text("token_hash").notNull(),
    endUserId: text("end_user_id"),
    /** When the tokens of its session were handed out, which happens once. */
    tokensTakenAt: time("tokens_taken_at"),
    /** Who started a test run. */
    startedBy: text("started_by"),
    /**
     * Step and reason that a failed run ended with: see `lib/flows/model/failure-names.ts`. A step of
     * a subflow stands behind those that run it: "order/notify".
     */
    failedStep: text("failed_step"),
    failedClass: text("failed_class"),
    startedAt: time("started_at").notNull().defaultNow(),
    updatedAt: time("updated_at").notNull().defaultNow(),
    endedAt: time("ended_at"),
    expiresAt: time("expires_at").notNull(),
  },
  (table) => [
    index("flow_runs_newest").on(table.projectId, table.flowId, table.id),
    index("flow_runs_failed").on(table.flowId, table.id).where(sql`${table.status} = 'failed'`),
    index("flow_runs_lost").on(table.leaseUntil).where(sql`${table.status} = 'working'`),
    index("flow_runs_open")
      .on(table.expiresAt)
      .where(sql`${table.status} in ('working', 'waiting')`),
    index("flow_runs_user")
      .on(table.endUserId, table.id)
      .where(sql`${table.endUserId} is not null`),
  ],
);

/** The trace of a run: what each step did. Holds neither codes nor tokens. */
export const flowRunSteps = pgTable(
  "flow_run_steps",
  {
    runId: text("run_id")
      .notNull()
      .references(() => flowRuns.id, { onDelete: "cascade" }),
    /** From 1. */
    sequence: integer("sequence").notNull(),
    /** Keys of the subflows it ran in, outermost first; empty in the flow itself. */
    within: text("within").array().notNull().default([]),
    stepId: text("step_id").notNull(),
    /** What it was called when it ran; null in rows that are older than this column. */
    stepName: text("step_name"),
    kind: text("kind").notNull(),
    /** The way it took; null while it has not ended. */
    port: text("port"),
    /** What the way is called on the step's card; null for ways that no line is drawn from. */
    portName: text("port_name"),
    /** What it worked with: rendered texts, choices. */
    input: jsonb("input").notNull(),
    /** What it set. */
    output: jsonb("output").notNull(),
    errorClass: text("error_class"),
    errorCode: text("error_code"),
    messageId: text("message_id"),
    /** Of test runs: the state before the step, to begin from there again. */
    before: jsonb("before"),
    startedAt: time("started_at").notNull().defaultNow(),
    durationMs: integer("duration_ms"),
  },
  (table) => [
    primaryKey({ columns: [table.runId, table.sequence] }),
    index("flow_run_steps_message").on(table.messageId).where(sql`${table.messageId} is not null`),
  ],
);

/** Runs that wait for what a provider says of a message. */
export const flowWaits = pgTable(
  "flow_waits",
  {
    runId: text("run_id")
      .primaryKey()
      .references(() => flowRuns.id, { onDelete: "cascade" }),
    messageId: text("message_id").notNull(),
    /** Sequence of the waiting step, so that a late timer of another wait does nothing. */
    sequence: integer("sequence").notNull(),
    until: time("until").notNull(),
  },
  (table) => [index("flow_waits_message").on(table.messageId)],
);

/** A way through a flow that has to stay as it is: checked before publishing. */
export const flowScenarios = pgTable(
  "flow_scenarios",
  {
    id,
    projectId,
    flowId,
    name: text("name").notNull(),
    /** Inputs, simulated answers, expected path and end: see `lib/flows/model/scenario.ts`. */
    scenario: jsonb("scenario").notNull(),
    createdBy: text("created_by").notNull(),
    ...timestamps,
  },
  (table) => [uniqueIndex("flow_scenarios_name").on(table.flowId, table.name)],
);
