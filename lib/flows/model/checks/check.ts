import type { FlowDocument, FlowStep } from "../document";
import type { Finding } from "../finding";
import type { FlowGraph } from "../graph";
import type { FlowSurroundings } from "../surroundings";

/** What a rule may look at. */
export type CheckedFlow = {
  /** Key of the flow that is checked. */
  key: string;
  document: FlowDocument;
  graph: FlowGraph;
  /** Steps that set a value, by its path. */
  givers: ReadonlyMap<string, readonly string[]>;
  surroundings: FlowSurroundings;
};

/** A group of rules over one step. Steps that no run comes to are not asked about. */
export type StepCheck = (step: FlowStep, stepId: string, flow: CheckedFlow) => Finding[];

type More = { path?: string; port?: string };

export const problem = (
  severity: Finding["severity"],
  rule: string,
  stepId: string | null,
  text: string,
  { path, port }: More = {},
): Finding => ({
  id: [rule, stepId, path, port].filter(Boolean).join(":"),
  severity,
  stepId,
  path: path ?? null,
  port: port ?? null,
  text,
});
