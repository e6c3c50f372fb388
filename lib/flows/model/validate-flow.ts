import type { StepCheck } from "./checks/check";
import { checkCodes } from "./checks/check-codes";
import { checkDefaults, checkReferences } from "./checks/check-references";
import { checkLength, checkPatterns, checkRecipients, checkValues } from "./checks/check-texts";
import { checkShape, checkWayBack, checkWays } from "./checks/check-ways";
import { type FlowDocument, nodeOf } from "./document";
import type { Finding } from "./finding";
import { graphOf } from "./graph";
import type { FlowSurroundings } from "./surroundings";

const checks: readonly StepCheck[] = [
  checkWays,
  checkWayBack,
  checkReferences,
  checkDefaults,
  checkCodes,
  checkRecipients,
  checkValues,
  checkLength,
  checkPatterns,
];

/**
 * Everything about a flow that its author should know, errors first. Pure, and fast enough to be
 * asked at every change. Steps that no run comes to have one finding alone: that they cannot.
 */
export function validateFlow(
  document: FlowDocument,
  surroundings: FlowSurroundings,
  { key }: { key: string },
): Finding[] {
  const graph = graphOf(document);
  const flow = { key, document, graph, givers: giversOf(document), surroundings };
  const ofSteps = Object.entries(document.steps)
    .filter(([id]) => graph.reachable.has(id))
    .flatMap(([id, step]) => checks.flatMap((check) => check(step, id, flow)));
  const found = [...checkShape(flow), ...ofSteps];
  return [
    ...found.filter(({ severity }) => severity === "error"),
    ...found.filter(({ severity }) => severity === "warning"),
  ];
}

function giversOf({ steps }: FlowDocument): ReadonlyMap<string, readonly string[]> {
  const givers = new Map<string, string[]>();
  for (const [id, step] of Object.entries(steps))
    for (const path of nodeOf(step.kind).gives(step.config)) {
      const known = givers.get(path);
      if (known) known.push(id);
      else givers.set(path, [id]);
    }
  return givers;
}
