import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import type { StepOf } from "../model/document";
import type { FlowValues, RenderedText } from "../model/values";
import type { NodeKind } from "../nodes/registry";
import type { Changes, Outcome } from "./outcome";
import type { RunState } from "./state";

/** What a step works with. */
export type Work = {
  ctx: ProjectCtx;
  state: RunState;
  values: FlowValues;
  /** Codes that were just entered, by the key of their field. In memory only. */
  codes: Readonly<Record<string, string>>;
  /** Ids for what the step begins: the same ones whoever runs it, and however often. */
  ids: { message: string; session: string };
  /**
   * The step may have been begun by somebody who was cut off: look for what it left before doing it.
   */
  isResumed: boolean;
  userAgent: string | null;
  /** Fills the values of a text and notes which were missing. */
  render: (text: string, escaped?: (value: string) => string) => RenderedText["text"];
  /** Notes for the trace what the step works with. Never a code. */
  note: (input: Record<string, unknown>) => void;
};

/** The half of a node kind that does it. Expected failures are outcomes, bugs throw. */
export type NodeRun<Kind extends NodeKind> = (work: Work, step: StepOf<Kind>) => Promise<Outcome>;

export type { Changes, Outcome };
