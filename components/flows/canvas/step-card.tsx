import { CircleX, TriangleAlert } from "lucide-react";
import { memo } from "react";
import { cn } from "@/components/ui/cn";
import { type FlowStep, nodeOf } from "@/lib/flows/model/document";
import {
  errorGap,
  headHeight,
  type NodeLayout,
  nodeWidth,
  portHeight,
} from "../editor/state/node-size";
import { FlowIcon } from "../flow-icon";
import { LightIcon } from "./light-icon";
import {
  findingWords,
  lightRings,
  lightWords,
  markWords,
  type StepFindings,
  type StepLight,
  type StepMark,
} from "./step-decoration";

export type StepCardProps = {
  step: FlowStep;
  layout: NodeLayout;
  /** The muted line: what it does, with which connector. */
  line: string;
  isSelected: boolean;
  findings: StepFindings | null;
  light: StepLight | null;
  mark: StepMark | null;
};

const markLooks = {
  added: "border-success bg-success-soft text-success-text",
  changed: "border-warning bg-warning-soft text-warning-text",
  removed: "border-danger bg-danger-soft text-danger-text",
} as const satisfies Record<StepMark, string>;

/** A step as it stands on the canvas. Its dots are drawn by whoever makes them connectable. */
export const StepCard = memo(function StepCard(props: StepCardProps) {
  const { step, layout, line, isSelected, findings, light, mark } = props;
  const firstError = layout.ports.findIndex(({ kind }) => kind === "error");
  return (
    <div
      style={{ width: nodeWidth, height: layout.height }}
      className={cn(
        "relative rounded-card border bg-surface text-text",
        isSelected && "border-accent outline-1 -outline-offset-1 outline-accent",
        mark === "removed" && "border-dashed opacity-70",
      )}
    >
      {light && (
        // Beside the card and not on it, so that the pulse leaves the text alone.
        <span
          aria-hidden="true"
          className={cn("pointer-events-none absolute inset-0 rounded-card", lightRings[light])}
        />
      )}
      <div style={{ height: headHeight }} className="flex flex-col justify-center gap-0.5 px-3">
        <div className="flex items-center gap-2">
          <FlowIcon name={nodeOf(step.kind).icon} className="size-3.5 shrink-0 text-muted" />
          <span className="min-w-0 flex-1 truncate text-sm leading-tight font-medium">
            {step.name}
          </span>
          {findings && <FindingMark findings={findings} />}
        </div>
        <div className="truncate pl-5.5 text-xs leading-tight text-muted">{line}</div>
      </div>
      {layout.ports.map(({ id, label, kind }, index) => (
        <div key={id}>
          {index === firstError && (
            <div style={{ height: errorGap }} className="flex items-center">
              <span className="h-px flex-1 bg-border" />
            </div>
          )}
          <div
            style={{ height: portHeight }}
            className={cn(
              "flex items-center justify-end pr-3.5 pl-3 text-xs",
              kind === "error" ? "text-danger-text" : "text-muted",
            )}
          >
            <span className="truncate">{label}</span>
          </div>
        </div>
      ))}
      {light && <LightMark light={light} />}
      {mark && (
        <span
          className={cn(
            "absolute -top-2.5 left-2.5 rounded-inner border px-1 text-xs leading-4 font-medium",
            markLooks[mark],
          )}
        >
          {markWords[mark]}
        </span>
      )}
    </div>
  );
});

function FindingMark({ findings }: { findings: StepFindings }) {
  const isError = findings.errors > 0;
  const words = findingWords(findings);
  if (words === "") return null;
  const Icon = isError ? CircleX : TriangleAlert;
  return (
    <span
      title={words}
      className={cn(
        "flex shrink-0 items-center gap-0.5 text-xs leading-none font-medium tabular-nums",
        isError ? "text-danger-text" : "text-warning-text",
      )}
    >
      <Icon aria-hidden="true" className="size-3.5" />
      <span aria-hidden="true">{isError ? findings.errors : findings.warnings}</span>
      <span className="sr-only">{words}</span>
    </span>
  );
}

function LightMark({ light }: { light: StepLight }) {
  return (
    <span className="absolute -top-2 -right-2 rounded-full bg-surface" title={lightWords[light]}>
      <LightIcon light={light} className="size-4.5" />
      <span className="sr-only">{lightWords[light]}</span>
    </span>
  );
}
