import { z } from "zod";
import { type FlowDocument, flowDocument } from "./model/document";
import type { Finding } from "./model/finding";
import { flowKey } from "./model/flow-key";
import type { FlowSurroundings } from "./model/surroundings";

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

/** Everything that the editor's page shows. */
export type FlowPageView = { flow: FlowEditorView; surroundings: FlowSurroundings };

const flowName = z.string().trim().min(1, "Enter a name.").max(100, "Use at most 100 characters.");
const description = z.string().trim().max(500, "Use at most 500 characters.").default("");

const flowKeyInput = z.object({ flowKey });

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
