import type { FlowDocument, FlowStep } from "@/lib/flows/model/document";
import type { CopiedSteps, Place, PortOf, StepSeed } from "./edit-steps";

/** What undo goes back to. */
export type Moment = { document: FlowDocument; selection: readonly string[] };

/** Path of a field in a step: "name", "config.to", "errors.other". */
type WantedField = { path: string };

export type EditorState = Moment & {
  past: readonly Moment[];
  future: readonly Moment[];
  /** What the last change was part of, and when it was made; further ones join it. */
  burst: { name: string; at: number } | null;
  /** What the server has; the draft is unsaved while `document` is another object. */
  saved: FlowDocument;
  /** Grows with every save, by whomever. */
  revision: number;
  /** The step whose panel is open. */
  openStep: string | null;
  /** What of the panel takes the focus; another object each time that it was asked for. */
  wanted: WantedField | null;
};

export type EditorAction =
  /** `from` leads to the new step, whose first way leads to `before`. */
  | { type: "add"; seed: StepSeed; at: Place; from?: PortOf; before?: string | null }
  | { type: "change"; id: string; step: FlowStep }
  | { type: "rename"; id: string; name: string }
  | { type: "remove"; ids: readonly string[] }
  | { type: "duplicate"; ids: readonly string[] }
  | { type: "paste"; steps: CopiedSteps; names: FlowDocument["names"]; at: Place }
  /** `isStep` for a press of a key: several of them are undone together. */
  | { type: "move"; places: Readonly<Record<string, Place>>; isStep?: boolean }
  | { type: "connect"; from: PortOf; to: string }
  | { type: "disconnect"; ports: readonly PortOf[] }
  | { type: "select"; ids: readonly string[] }
  /** `field`: what takes the focus; without it the focus stays where it is. */
  | { type: "open"; id: string | null; field?: string }
  | { type: "undo" }
  | { type: "redo" }
  /** The server has kept `document` as `revision`. */
  | { type: "saved"; document: FlowDocument; revision: number }
  /** Somebody else's draft takes the place of this one; undo brings this one back. */
  | { type: "take"; document: FlowDocument; revision: number }
  /** This one shall be saved over somebody else's `revision`. */
  | { type: "overrule"; revision: number };

export function initialState(document: FlowDocument, revision: number): EditorState {
  return {
    document,
    selection: [],
    past: [],
    future: [],
    burst: null,
    saved: document,
    revision,
    openStep: null,
    wanted: null,
  };
}

export const isDirty = ({ document, saved }: EditorState): boolean => document !== saved;
