import type { NodeProps } from "@xyflow/react";
import { memo } from "react";
import { cn } from "@/components/ui/cn";
import { nodeWidth } from "../editor/state/node-size";
import type { StepNode } from "./canvas-elements";
import { LightIcon } from "./light-icon";
import { lightRings } from "./step-decoration";

/** A step seen from far away: its name as large as the card allows, since nothing smaller could be read. */
export const FarNode = memo(function FarNode({ data, selected }: NodeProps<StepNode>) {
  const { step, layout, findings, light, mark } = data;
  return (
    <div
      style={{ width: nodeWidth, height: layout.height }}
      className={cn(
        "overflow-hidden rounded-card border-4 border-control bg-surface px-2 py-1 text-[26px] leading-8 font-medium text-text",
        findings && findings.warnings > 0 && "border-warning",
        findings && findings.errors > 0 && "border-danger",
        mark && markBorders[mark],
        light && lightRings[light],
        selected && "border-accent bg-accent-soft",
      )}
    >
      {light && <LightIcon light={light} className="float-left mt-0.5 mr-2 size-7" />}
      {step.name}
    </div>
  );
});

const markBorders = {
  added: "border-success",
  changed: "border-warning",
  removed: "border-danger border-dashed",
} as const;
