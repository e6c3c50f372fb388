import { z } from "zod";
import { listOf, type Query, readFilter, writeFilter } from "@/lib/core/address-filter";
import { idPattern } from "@/lib/core/id-pattern";
import { timeFields } from "@/lib/core/time-span";
import type { FlowDocument } from "./model/document";
import { failureClasses } from "./model/failure-names";
import { flowKey } from "./model/flow-key";
import type { TraceView } from "./schema";

export const runStatuses = ["working", "waiting", "completed", "failed", "expired"] as const;
export type RunStatus = (typeof runStatuses)[number];

export const runStatusNames = {
  working: "Working",
  waiting: "Waiting",
  completed: "Completed",
  failed: "Failed",
  expired: "Expired",
} as const satisfies Record<RunStatus, string>;

/** Of what may happen still, and what is over. */
export const isOpenRun = (status: RunStatus): boolean =>
  status === "working" || status === "waiting";

const runId = z.string().regex(idPattern("flowRun"));

/**
 * What a page of runs is narrowed to; absent means any. It is the query part of the page's address
 * and of the route behind it, so that each leads to the other.
 */
const runFilter = z.object({
  status: listOf(z.enum(runStatuses)).optional(),
  /** Id of a step; "order/notify" for the step notify of the subflow that the step order runs. */
  failedStep: z.string().max(500).optional(),
  failedClass: z.enum(failureClasses).optional(),
  /** Number of a version. */
  version: z.coerce.number().int().min(1).max(1_000_000).optional(),
  ...timeFields,
});
export type RunFilter = z.output<typeof runFilter>;

/** Reads an address; what makes no sense there is left out, so that an old link still works. */
export const readRunFilter = (given: Query): RunFilter => readFilter(runFilter, given);

/** The same in the form of an address, in one order, so that equal filters are equal texts. */
export const writeRunFilter = (filter: RunFilter): URLSearchParams =>
  writeFilter(runFilter, filter);

const ofFlow = z.object({ flowKey });

export const listRunsInput = runFilter.extend({
  ...ofFlow.shape,
  /** `nextCursor` of the page before. */
  cursor: runId.optional(),
});

export const groupFailuresInput = runFilter
  .pick({ version: true, span: true, from: true, to: true })
  .extend(ofFlow.shape);

export const whichRun = ofFlow.extend({ runId });

/** A run in a list. Times are ISO 8601. */
export type RunSummary = {
  id: string;
  status: RunStatus;
  /** Of the version that it is pinned to. */
  number: number | null;
  endUserId: string | null;
  /**
   * Login id of who went through it, or what was entered for one, masked by role; null where nobody
   * has given any.
   */
  who: string | null;
  /** Where it stands, or stood when its time was over; null once it has ended otherwise. */
  stepId: string | null;
  failedStep: string | null;
  failedClass: string | null;
  /** What that step is called in its version; null where neither is set. */
  stepName: string | null;
  startedAt: string;
  endedAt: string | null;
};

export type RunPage = {
  rows: RunSummary[];
  nextCursor: string | null;
  /** Nobody has ever begun one, so there is nothing to look for. */
  isEmpty: boolean;
};

/** Failed runs that ended at the same step for the same reason. */
export type FailureGroup = {
  stepId: string;
  /** As the newest of these runs' versions calls it. */
  stepName: string;
  reason: string;
  runs: number;
  /** When the newest of them began. ISO 8601. */
  lastAt: string;
};

export type RunDetails = {
  run: RunSummary;
  document: FlowDocument;
  trace: TraceView[];
  isMasked: boolean;
};
