import type { FlowDocument } from "./document";
import { portsOf } from "./ports";

/** Which steps lead where, along ports that exist. */
export type FlowGraph = {
  /** Targets of each step, without those that are gone. */
  after: ReadonlyMap<string, readonly string[]>;
  /** Steps that can be come to from the start, itself included. */
  reachable: ReadonlySet<string>;
  /** Steps that a run may have taken before it comes to this one; itself where a loop leads back. */
  before: (stepId: string) => ReadonlySet<string>;
  /**
   * Steps that a run may come to after one of these. Asked for by a name that stands for them, so
   * that asking the same of every step of a flow walks it once.
   */
  afterAny: (name: string, sources: () => readonly string[]) => ReadonlySet<string>;
};

/**
 * Errors go back to the last screen without a line in the drawing, so a step that can fail also leads
 * to the screens before it; for what comes before what, that adds nothing that the lines do not.
 */
export function graphOf({ steps }: FlowDocument): FlowGraph {
  const after = new Map<string, string[]>();
  const into = new Map<string, string[]>();
  for (const id of Object.keys(steps)) into.set(id, []);
  for (const [id, step] of Object.entries(steps)) {
    const targets = portsOf(step).flatMap(({ id: port }) => {
      const target = Object.hasOwn(step.to, port) ? step.to[port] : undefined;
      return target !== undefined && Object.hasOwn(steps, target) ? [target] : [];
    });
    after.set(id, [...new Set(targets)]);
    for (const target of new Set(targets)) into.get(target)?.push(id);
  }
  const known = new Map<string, ReadonlySet<string>>();
  const follows = new Map<string, ReadonlySet<string>>();
  return {
    after,
    reachable: new Set(["start", ...walk(["start"], after)]),
    before(stepId) {
      const found = known.get(stepId) ?? walk([stepId], into);
      known.set(stepId, found);
      return found;
    },
    afterAny(name, sources) {
      const found = follows.get(name) ?? walk(sources(), after);
      follows.set(name, found);
      return found;
    },
  };
}

/** Everything that can be come to from one of these steps in one step or more. */
function walk(
  from: readonly string[],
  edges: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = from.flatMap((id) => edges.get(id) ?? []);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...(edges.get(id) ?? []));
  }
  return seen;
}

/** Steps of loops that pass no step of `stops`, each loop once, its steps in their order. */
export function loopsWithout(graph: FlowGraph, isStop: (stepId: string) => boolean): string[][] {
  const state = new Map<string, "open" | "done">();
  const loops: string[][] = [];
  const path: string[] = [];
  const enter = (id: string) => {
    state.set(id, "open");
    path.push(id);
    for (const next of graph.after.get(id) ?? []) {
      if (isStop(next)) continue;
      if (state.get(next) === "open") loops.push(path.slice(path.indexOf(next)));
      else if (!state.has(next)) enter(next);
    }
    path.pop();
    state.set(id, "done");
  };
  for (const id of graph.after.keys()) if (!isStop(id) && !state.has(id)) enter(id);
  return loops;
}
