import type { Place, Steps } from "./edit-steps";
import { grid, layoutNode, nodeWidth } from "./node-size";

const gap = 40;
/** About the height of a new step. */
const usualHeight = 100;

/** At this place, or below it, where no step stands. */
export function freePlace(steps: Steps, at: Place): Place {
  const x = Math.round(at.x / grid) * grid;
  let y = Math.round(at.y / grid) * grid;
  const column = Object.values(steps)
    .filter((step) => step.at.x < x + nodeWidth && x < step.at.x + nodeWidth)
    .map((step) => ({ top: step.at.y, bottom: step.at.y + layoutNode(step).height }))
    .toSorted((one, other) => one.top - other.top);
  for (const { top, bottom } of column)
    if (top < y + usualHeight && y < bottom) y = Math.ceil((bottom + gap) / grid) * grid;
  return { x, y };
}

/** Right of a step, where the next one usually goes. */
export function placeAfter(steps: Steps, id: string): Place {
  const step = steps[id];
  return freePlace(steps, step ? { x: step.at.x + nodeWidth + 80, y: step.at.y } : { x: 0, y: 0 });
}
