import { type Port, portsOf } from "@/lib/flows/model/ports";
import { type Steps, startId } from "./edit-steps";

/** A way out as the outline tells it. */
export type OutlinePort = Port & {
  target: string | null;
  /** The target's steps where they are told under this way; else it is told elsewhere. */
  branch: OutlineStep[];
  /** Its target is the next step of the same list. */
  leadsOn: boolean;
};
export type OutlineStep = { id: string; ports: OutlinePort[] };

export type Outline = {
  main: OutlineStep[];
  /** Chains that nothing leads to from start. */
  loose: OutlineStep[][];
};

/**
 * The flow as a list that reads from top to bottom. A step's first way out goes on in the same list,
 * the others open a list of their own; each step is told once, where it is met first in that order.
 */
export function outlineOf(steps: Steps): Outline {
  const told = new Set<string>();

  function chainFrom(first: string): OutlineStep[] {
    const ids: string[] = [];
    for (let id: string | undefined = first; id !== undefined; ) {
      if (told.has(id) || !Object.hasOwn(steps, id)) break;
      told.add(id);
      ids.push(id);
      id = mainTarget(steps, id);
    }
    // Only now their branches, so that what all of them lead to stands in the outer list.
    return ids.map((id, index) => ({ id, ports: portsFrom(id, ids[index + 1]) }));
  }

  function portsFrom(id: string, next: string | undefined): OutlinePort[] {
    const step = steps[id];
    if (!step) return [];
    return portsOf(step).map((port, index) => {
      const target = step.to[port.id] ?? null;
      const leadsOn = index === 0 && target !== null && target === next;
      const branch = target === null || told.has(target) ? [] : chainFrom(target);
      return { ...port, target, branch, leadsOn };
    });
  }

  const main = chainFrom(startId);
  const entered = new Set(
    Object.entries(steps).flatMap(([id, step]) =>
      Object.values(step.to).filter((target) => target !== id),
    ),
  );
  const ids = Object.keys(steps);
  // Beginnings first, then what only leads to itself in a circle.
  const loose = [...ids.filter((id) => !entered.has(id)), ...ids]
    .filter((id) => !told.has(id))
    .flatMap((id) => (told.has(id) ? [] : [chainFrom(id)]));
  return { main, loose };
}

function mainTarget(steps: Steps, id: string): string | undefined {
  const step = steps[id];
  const port = step && portsOf(step)[0];
  return port?.kind === "success" ? step?.to[port.id] : undefined;
}
