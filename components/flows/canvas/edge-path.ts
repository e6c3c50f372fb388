import { getSmoothStepPath, Position } from "@xyflow/react";
import type { PortEdge } from "./canvas-elements";

type Ends = { sourceX: number; sourceY: number; targetX: number; targetY: number };

/** The way from a port to a step as SVG's path data, and where the middle of it is. */
export function edgePath(
  { sourceX, sourceY, targetX, targetY }: Ends,
  data: PortEdge["data"],
): { path: string; middle: { x: number; y: number } } {
  const [path, x, y] = getSmoothStepPath({
    sourceX,
    sourceY,
    targetX,
    targetY,
    sourcePosition: Position.Right,
    targetPosition: Position.Left,
    borderRadius: 10,
    offset: 24,
    // A way back runs below the cards instead of through them.
    ...(targetX < sourceX && data
      ? { centerY: Math.max(sourceY + data.belowSource, targetY + data.belowTarget) }
      : {}),
  });
  return { path, middle: { x, y } };
}
