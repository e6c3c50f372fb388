"use client";

import { useReactFlow, useStore } from "@xyflow/react";
import { Maximize, ZoomIn, ZoomOut } from "lucide-react";
import { ToolButton, ToolGroup } from "./tool-button";

/** How large the flow is drawn. */
export function ZoomTools() {
  const { zoomIn, zoomOut, fitView } = useReactFlow();
  const percent = useStore(({ transform }) => Math.round(transform[2] * 100));
  return (
    <ToolGroup label="Zoom">
      <ToolButton label="Zoom out" icon={ZoomOut} onClick={() => void zoomOut()} />
      <span className="w-10 text-center text-xs text-muted tabular-nums">{percent} %</span>
      <ToolButton label="Zoom in" icon={ZoomIn} onClick={() => void zoomIn()} />
      <ToolButton
        label="Show the whole flow"
        icon={Maximize}
        onClick={() => void fitView({ padding: 0.08, maxZoom: 1, duration: 180 })}
      />
    </ToolGroup>
  );
}
