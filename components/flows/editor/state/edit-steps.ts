import type { FlowDocument, FlowStep } from "@/lib/flows/model/document";
import { portsOf } from "@/lib/flows/model/ports";
import { newStepId, withoutNumber } from "./step-id";

/*
 * Every change of a flow, as functions that answer new steps. What did not change stays the same
 * object: the canvas draws anew what is another object, and nothing else.
 */

export type Steps = FlowDocument["steps"];
export type Place = FlowStep["at"];
export type PortOf = { stepId: string; port: string };

/** What a new step begins with; it distributes over the kinds, so that config and kind agree. */
export type StepSeed = FlowStep extends infer Step
  ? Step extends FlowStep
    ? Pick<Step, "kind" | "name" | "config">
    : never
  : never;

/** Steps as they are copied: edges among them, places relative to each other. */
export type CopiedSteps = Steps;

export const startId = "start";

/** A new step at the end of `from`; its own first way leads to `before`. */
export function addStep(
  steps: Steps,
  seed: StepSeed,
  { at, from, before }: { at: Place; from?: PortOf; before?: string | null },
): { steps: Steps; id: string } {
  const id = newStepId(seed.name, (one) => Object.hasOwn(steps, one));
  const added: FlowStep = { ...seed, at: whole(at), to: {}, errors: {} };
  const first = portsOf(added)[0];
  const grown = { ...steps, [id]: added };
  const led = from ? connect(grown, from, id) : grown;
  return {
    steps: before && first ? connect(led, { stepId: id, port: first.id }, before) : led,
    id,
  };
}

/** The step as an editor left it; ways out that it no longer has lead nowhere. */
export function changeStep(steps: Steps, id: string, changed: FlowStep): Steps {
  const before = steps[id];
  if (!before || before === changed) return steps;
  const ports = new Set(portsOf(changed).map((port) => port.id));
  const lost = Object.keys(changed.to).filter((port) => !ports.has(port));
  return { ...steps, [id]: lost.length === 0 ? changed : without(changed, lost) };
}

/** Start stays: a flow has exactly one. */
export function removeSteps(steps: Steps, ids: readonly string[]): Steps {
  const gone = new Set(ids.filter((id) => id !== startId && Object.hasOwn(steps, id)));
  if (gone.size === 0) return steps;
  return Object.fromEntries(
    Object.entries(steps)
      .filter(([id]) => !gone.has(id))
      .map(([id, step]) => {
        const lost = Object.keys(step.to).filter((port) => gone.has(step.to[port] ?? ""));
        return [id, lost.length === 0 ? step : without(step, lost)];
      }),
  );
}

export function connect(steps: Steps, { stepId, port }: PortOf, target: string): Steps {
  const step = steps[stepId];
  if (!step || target === startId || !Object.hasOwn(steps, target)) return steps;
  if (step.to[port] === target || !portsOf(step).some(({ id }) => id === port)) return steps;
  return { ...steps, [stepId]: { ...step, to: { ...step.to, [port]: target } } };
}

export function disconnect(steps: Steps, ports: readonly PortOf[]): Steps {
  let next = steps;
  for (const { stepId, port } of ports) {
    const step = next[stepId];
    if (step && Object.hasOwn(step.to, port)) next = { ...next, [stepId]: without(step, [port]) };
  }
  return next;
}

export function moveSteps(steps: Steps, places: Readonly<Record<string, Place>>): Steps {
  const moved = Object.entries(places).flatMap(([id, place]): [string, FlowStep][] => {
    const step = steps[id];
    const at = whole(place);
    return !step || (step.at.x === at.x && step.at.y === at.y) ? [] : [[id, { ...step, at }]];
  });
  return moved.length === 0 ? steps : { ...steps, ...Object.fromEntries(moved) };
}

/** The named steps by themselves: edges that leave them are left out, and so is start. */
export function copySteps(steps: Steps, ids: readonly string[]): CopiedSteps {
  const taken = new Set(ids.filter((id) => id !== startId));
  return Object.fromEntries(
    Object.entries(steps)
      .filter(([id]) => taken.has(id))
      .map(([id, step]) => {
        const lost = Object.keys(step.to).filter((port) => !taken.has(step.to[port] ?? ""));
        return [id, lost.length === 0 ? step : without(step, lost)];
      }),
  );
}

/** Puts copied steps in under new ids, their upper left corner at `at`. */
export function pasteSteps(
  steps: Steps,
  copied: CopiedSteps,
  at: Place,
): { steps: Steps; ids: string[] } {
  const entries = Object.entries(copied).filter(
    ([id, { kind }]) => id !== startId && kind !== "start",
  );
  const newIds = new Map<string, string>();
  const names = new Set(newIds.values());
  for (const [id] of entries) {
    const newId = newStepId(
      withoutNumber(id),
      (one) => Object.hasOwn(steps, one) || names.has(one),
    );
    names.add(newId);
    newIds.set(id, newId);
  }
  const corner = cornerOf(entries.map(([, step]) => step));
  const pasted = entries.map(([id, step]): [string, FlowStep] => {
    const to = Object.entries(step.to).flatMap(([port, target]) => {
      const newTarget = newIds.get(target);
      return newTarget === undefined ? [] : [[port, newTarget] as const];
    });
    const place = whole({ x: step.at.x - corner.x + at.x, y: step.at.y - corner.y + at.y });
    const moved: FlowStep = { ...step, at: place, to: Object.fromEntries(to) };
    return [newIds.get(id) ?? id, pointingAt(moved, newIds)];
  });
  return { steps: { ...steps, ...Object.fromEntries(pasted) }, ids: pasted.map(([id]) => id) };
}

/** The upper left corner of all. */
export function cornerOf(steps: readonly FlowStep[]): Place {
  return {
    x: Math.min(...steps.map(({ at }) => at.x)),
    y: Math.min(...steps.map(({ at }) => at.y)),
  };
}

/** A receipt is waited for by a step's id, which is another one after pasting. */
function pointingAt(step: FlowStep, newIds: ReadonlyMap<string, string>): FlowStep {
  if (step.kind !== "wait-receipt" || step.config.step === null) return step;
  const target = newIds.get(step.config.step);
  return target ? { ...step, config: { ...step.config, step: target } } : step;
}

function without(step: FlowStep, ports: readonly string[]): FlowStep {
  const to = Object.entries(step.to).filter(([port]) => !ports.includes(port));
  return { ...step, to: Object.fromEntries(to) };
}

const whole = ({ x, y }: Place): Place => ({ x: Math.round(x), y: Math.round(y) });
