import { type FlowDocument, type FlowStep, nodeOf } from "./document";

/** A subflow may send as well: what is in it is not looked at. */
const mayReachOut: ReadonlySet<FlowStep["kind"]> = new Set(["otp-send", "message", "subflow"]);

/**
 * Whether every run of this flow waits for a person, or ends, before it reaches out to anybody.
 * Only then may merely opening a page begin one.
 */
export function startsQuietly({ steps }: FlowDocument): boolean {
  const seen = new Set<string>();
  const next = ["start"];
  for (let id = next.pop(); id !== undefined; id = next.pop()) {
    const step = steps[id];
    if (!step || seen.has(id)) continue;
    seen.add(id);
    if (mayReachOut.has(step.kind)) return false;
    if (!nodeOf(step.kind).isStop) next.push(...Object.values(step.to));
  }
  return true;
}
