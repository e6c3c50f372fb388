import type { FlowStep } from "@/lib/flows/model/document";
import { type Port, portsOf } from "@/lib/flows/model/ports";

/*
 * Sizes of a step on the canvas, in pixels: said once, so that edges and layout are known before a
 * step has been drawn, and a flow of hundreds is not measured one by one.
 */

export const nodeWidth = 220;
export const headHeight = 54;
export const portHeight = 22;
/** What stands above the first error port: a hairline in the middle of it. */
export const errorGap = 9;
const foot = 8;
export const grid = 10;

export type NodeLayout = {
  height: number;
  /** Middle of the way in, from the top; null where nothing leads in. */
  entry: number | null;
  /** With the middle of each, from the top. */
  ports: (Port & { y: number })[];
};

// A step never changes but by being another object.
const known = new WeakMap<FlowStep, NodeLayout>();

export function layoutNode(step: FlowStep): NodeLayout {
  const before = known.get(step);
  if (before) return before;
  const layout = makeLayout(step);
  known.set(step, layout);
  return layout;
}

function makeLayout(step: FlowStep): NodeLayout {
  let y = headHeight;
  let isAmongErrors = false;
  const ports = portsOf(step).map((port) => {
    if (port.kind === "error" && !isAmongErrors) {
      isAmongErrors = true;
      y += errorGap;
    }
    const middle = y + portHeight / 2;
    y += portHeight;
    return { ...port, y: middle };
  });
  return {
    height: ports.length === 0 ? headHeight : y + foot,
    entry: step.kind === "start" ? null : headHeight / 2,
    ports,
  };
}
