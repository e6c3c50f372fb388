import { Handle, type NodeProps, Position } from "@xyflow/react";
import { memo } from "react";
import { cn } from "@/components/ui/cn";
import type { StepNode as Node } from "./canvas-elements";
import { entryPort } from "./edge-id";
import { StepCard } from "./step-card";

/** A step with its dots: one at the left to lead to, one at the right for each way out. */
export const StepNode = memo(function StepNode({ data, selected, isConnectable }: NodeProps<Node>) {
  const { layout, step } = data;
  return (
    <>
      <StepCard {...data} isSelected={selected} />
      {layout.entry !== null && (
        <Handle
          id={entryPort}
          type="target"
          position={Position.Left}
          isConnectable={isConnectable}
          style={{ top: layout.entry }}
          className="step-dot"
        />
      )}
      {layout.ports.map(({ id, label, kind, y }) => (
        <Handle
          key={id}
          id={id}
          type="source"
          position={Position.Right}
          isConnectable={isConnectable}
          title={label}
          style={{ top: y }}
          className={cn(
            "step-dot",
            kind === "error" && "step-dot-error",
            step.to[id] !== undefined && "step-dot-used",
          )}
        />
      ))}
    </>
  );
});
