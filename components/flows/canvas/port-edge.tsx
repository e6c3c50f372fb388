import { BaseEdge, EdgeLabelRenderer, type EdgeProps } from "@xyflow/react";
import { memo, useState } from "react";
import { cn } from "@/components/ui/cn";
import { type PortEdge as Edge, edgeLook } from "./canvas-elements";
import { edgePath } from "./edge-path";

/** A way from a port to a step; its name shows under the pointer and while it is chosen. */
export const PortEdge = memo(function PortEdge(props: EdgeProps<Edge>) {
  const { data, selected } = props;
  const [isHovered, setIsHovered] = useState(false);
  const { path, middle } = edgePath(props, data);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only shows a name that the port has too
    <g
      onMouseEnter={() => setIsHovered(true)}
      onMouseLeave={() => setIsHovered(false)}
      className={cn(edgeLook(data), isHovered && "port-edge-hovered")}
    >
      <BaseEdge path={path} interactionWidth={16} />
      {(isHovered || selected) && data && (
        <EdgeLabelRenderer>
          <div
            style={{ transform: `translate(-50%, -50%) translate(${middle.x}px, ${middle.y}px)` }}
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
