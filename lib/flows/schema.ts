import { z } from "zod";
import { idPattern } from "@/lib/core/id-pattern";
import { type FlowDocument, flowDocument } from "./model/document";
import type { Finding } from "./model/finding";
import { flowKey } from "./model/flow-key";
import type { MissingReference } from "./model/match-references";
import type { RunAnswer } from "./model/run-answer";
import { type Scenario, scenarioSchema } from "./model/scenario";
import { simulations } from "./model/simulation";
import type { FlowSurroundings } from "./model/surroundings";
import type { FlowValues } from "./model/values";

/** One row of the list. */
export type FlowSummary = {
  id: string;
  key: string;
  name: string;
  description: string;
  isEnabled: boolean;
  /** Number of the version that new runs get; null before the first one. */
  publishedNumber: number | null;
  hasUnpublishedChanges: boolean;
  /** Runs of end users that began in the last 24 hours, and those of them that ended well. */
  runs: { started: number; completed: number; failed: number };
  /** Other flows that run this one. */
  usedIn: { key: string; name: string }[];
  /** Of the draft. ISO 8601. */
  savedAt: string;
  savedByName: string | null;
};

export type VersionView = {
  number: number;
  note: string;
  /** ISO 8601. */
  publishedAt: string;
  publishedByName: string | null;
  isPublished: boolean;
};

export type FlowEditorView = {
  id: string;
  key: string;
  name: string;
  description: string;
  isEnabled: boolean;
  draft: {
    document: FlowDocument;
    revision: number;
    /** ISO 8601. */
    savedAt: string;
    savedByName: string | null;
  };
  published: (VersionView & { document: FlowDocument }) | null;
  /** Newest first. */
  versions: VersionView[];
};

/** Who saved the draft last, and when (ISO 8601), without the draft. */
export type DraftState = { revision: number; savedAt: string; savedByName: string | null };

/** Everything that the editor's page shows. */
export type FlowPageView = { flow: FlowEditorView; surroundings: FlowSurroundings };

const flowName = z.string().trim().min(1, "Enter a name.").max(100, "Use at most 100 characters.");
const description = z.string().trim().max(500, "Use at most 500 characters.").default("");

export const flowKeyInput = z.object({ flowKey });

export const createFlowInput = z.object({
  key: flowKey,
  name: flowName,
  description,
  /** Id of a flow of the library; absent for an empty one. */
  from: z.string().max(60).optional(),
});
export type CreateFlowInput = z.input<typeof createFlowInput>;

export const updateFlowInput = flowKeyInput.extend({ name: flowName, description });

export const saveDraftInput = flowKeyInput.extend({
  document: flowDocument,
  /** The revision that the editor was filled from, so that nobody's save is overwritten unseen. */
  expectedRevision: z.number().int(),
});

export const publishFlowInput = flowKeyInput.extend({
  expectedRevision: z.number().int(),
  note: z.string().trim().max(500, "Use at most 500 characters.").default(""),
  /** Warnings were read and accepted. Errors are never. */
  acceptWarnings: z.boolean().default(false),
});

export const flowVersionInput = flowKeyInput.extend({ number: z.number().int().min(1) });

export const setFlowEnabledInput = flowKeyInput.extend({ isEnabled: z.boolean() });

export const restoreVersionInput = flowVersionInput.extend({ expectedRevision: z.number().int() });

export const duplicateFlowInput = flowKeyInput.extend({ key: flowKey, name: flowName });

/** What publishing answers: a version, or what keeps it from that. */
export type PublishOutcome =
  | { isPublished: true; number: number }
  | { isPublished: false; findings: Finding[] };

/** One row of a run's trace. Times are ISO 8601. */
export type TraceView = {
  sequence: number;
  /** Keys of the subflows it ran in, outermost first. */
  within: string[];
  stepId: string;
  /** What it was called when it ran; null in old rows. */
  stepName: string | null;
  kind: string;
  /** The way it took; null while it has not ended. */
  port: string | null;
  /** What the way is called on the step's card; null for ways that no line is drawn from. */
  portName: string | null;
  input: Record<string, unknown>;
  output: Record<string, unknown>;
  errorClass: string | null;
  errorCode: string | null;
  messageId: string | null;
  startedAt: string;
  durationMs: number | null;
};

/** A test run as the editor shows it. */
export type TestRunView = {
  runId: string;
  answer: RunAnswer;
  trace: TraceView[];
  /** What texts and rules can name at this moment. */
  values: FlowValues;
  /** The step that it stands at; null once it has ended. */
  stepId: string | null;
};

const runId = z.string().regex(idPattern("flowRun"));
const locale = z.string().max(20).nullable().default(null);
const runInputs = z.record(z.string().max(40), z.string().max(1_000)).default({});

export const startTestRunInput = flowKeyInput.extend({
  /** What the editor shows, saved or not. */
  document: flowDocument,
  inputs: runInputs,
  locale,
  simulations: simulations.default({}),
  /** Steps whose simulation is `real` do send; asked for again before it begins. */
  confirmsReal: z.boolean().default(false),
});

export const testRunInput = z.object({ runId });

export const submitTestScreenInput = testRunInput.extend({
  turn: z.number().int(),
  button: z.string().max(40),
  fields: z.record(z.string().max(40), z.string().max(1_000)),
});

export const restartTestRunInput = testRunInput.extend({
  /** The step of the trace to begin from again. */
  sequence: z.number().int().min(1),
  /** Other answers of the simulated steps from now on. */
  simulations: simulations.optional(),
});

export type ScenarioView = {
  id: string;
  name: string;
  scenario: Scenario;
  /** ISO 8601. */
  updatedAt: string;
};

const scenarioName = z
  .string()
  .trim()
  .min(1, "Name the scenario.")
  .max(80, "Use at most 80 characters.");

export const saveScenarioInput = flowKeyInput.extend({
  /** Absent for a new one. */
  scenarioId: z.string().regex(idPattern("flowScenario")).optional(),
  name: scenarioName,
  scenario: scenarioSchema,
});

export const recordScenarioInput = testRunInput.extend({ name: scenarioName });

export const deleteScenarioInput = flowKeyInput.extend({
  scenarioId: z.string().regex(idPattern("flowScenario")),
});

export const runScenariosInput = flowKeyInput.extend({
  /** What the editor shows, saved or not. */
  document: flowDocument,
});

export const importFlowInput = z.object({
  /** The text of an exported file. */
  file: z.string().max(900_000, "Use a file of at most 900 kB."),
  /** What takes the place of missing connectors and templates, by the file's id; null for later. */
  choices: z.record(z.string().max(60), z.string().max(60).nullable()).default({}),
  /** Writes over the draft of the flow that has the file's key. */
  replace: z.boolean().default(false),
  /** Only tells what would have to be decided; writes nothing. */
  isTrial: z.boolean().default(false),
});

/** What importing answers: the flow, or what has to be decided before. */
export type ImportOutcome =
  | { isImported: true; key: string; isNew: boolean }
  | {
      isImported: false;
      key: string;
      name: string;
      missing: MissingReference[];
      /** The flow whose draft would be written over. */
      replaces: { name: string } | null;
    };

/** Of an address that downloads a flow. */
export const flowFileInput = z.object({ flow: flowKey });
