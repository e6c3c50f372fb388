import { BaseEdge, EdgeLabelRenderer, type EdgeProps, getSmoothStepPath } from "@xyflow/react";
import { memo, useState } from "react";
import { cn } from "@/components/ui/cn";
import type { PortEdge as Edge } from "./canvas-elements";

/** A way from a port to a step; its name shows under the pointer and while it is chosen. */
export const PortEdge = memo(function PortEdge(props: EdgeProps<Edge>) {
  const { data, selected, sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition } =
    props;
  const [isHovered, setIsHovered] = useState(false);
  const [path, x, y] = getSmoothStepPath({
    sourceX,
    sourceY,
    targetX,
    targetY,
    sourcePosition,
    targetPosition,
    borderRadius: 10,
    offset: 24,
    // A way back runs below the cards instead of through them.
    ...(targetX < sourceX && data
      ? { centerY: Math.max(sourceY + data.belowSource, targetY + data.belowTarget) }
      : {}),
  });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only shows a name that the port has too
    <g
      onMouseEnter={() => setIsHovered(true)}
      onMouseLeave={() => setIsHovered(false)}
      className={cn(
        "port-edge",
        data?.kind === "error" && "port-edge-error",
        data?.isLit && "port-edge-lit",
        isHovered && "port-edge-hovered",
      )}
    >
      <BaseEdge path={path} interactionWidth={16} />
      {(isHovered || selected) && data && (
        <EdgeLabelRenderer>
          <div
            style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
            className={cn(
              "pointer-events-none absolute z-10 rounded-inner border bg-surface px-1.5 text-xs whitespace-nowrap",
              data.kind === "error" ? "text-danger-text" : "text-muted",
            )}
          >
            {data.label}
          </div>
        </EdgeLabelRenderer>
      )}
    </g>
  );
});
