import { type FlowDocument, nodeOf } from "./document";
import { type FlowGraph, graphOf } from "./graph";
import { connectorResults, fixedPaths } from "./values";

/** A value that a text of a step may name. */
export type KnownPath = { path: string; label: string };

/** Whether no step has to set it: a run may begin with a user, and always has a project and a time. */
export const isAlwaysThere = (path: string): boolean =>
  Object.hasOwn(fixedPaths, path) &&
  (path.startsWith("user.") ||
    path.startsWith("error.") ||
    path.startsWith("project.") ||
    path === "now");

/** What texts of this step may name: fixed values, and what steps before it can have set. */
export function knownPaths(
  document: FlowDocument,
  stepId: string,
  graph: FlowGraph = graphOf(document),
): KnownPath[] {
  const given = new Map<string, string>();
  const own = document.steps[stepId];
  // A screen that is shown again knows what was entered on it.
  const before = [...graph.before(stepId), ...(own?.kind === "screen" ? [stepId] : [])];
  for (const id of before) {
    const step = document.steps[id];
    if (!step) continue;
    for (const path of nodeOf(step.kind).gives(step.config))
      given.set(path, `${describePath(path)}, from ${step.name}`);
  }
  const fixed = Object.entries(fixedPaths)
    .filter(([path]) => isAlwaysThere(path) || given.has(path))
    .map(([path, label]) => ({ path, label }));
  const set = [...given]
    .filter(([path]) => !Object.hasOwn(fixedPaths, path))
    .map(([path, label]) => ({ path, label }))
    .sort((one, other) => one.path.localeCompare(other.path));
  return [...set, ...fixed];
}

function describePath(path: string): string {
  const [root, key = "", name = ""] = path.split(".");
  if (root === "form") return `What was entered as ${key}`;
  if (root === "inputs") return `Input ${key}`;
  if (root === "values") return `Value ${key}`;
  if (root === "connectors" && Object.hasOwn(connectorResults, name))
    // Just asked for.
    return connectorResults[name as keyof typeof connectorResults];
  return path;
}
