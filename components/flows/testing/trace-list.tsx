"use client";

import { RotateCcw } from "lucide-react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { StatusLabel } from "@/components/ui/status-label";
import type { FlowDocument } from "@/lib/flows/model/document";
import { flowErrorNames, isFlowErrorClass } from "@/lib/flows/model/errors";
import { portsOf } from "@/lib/flows/model/ports";
import type { TraceView } from "@/lib/flows/schema";
import { useEditorParts } from "../editor/editor-context";
import { traceDetails } from "./trace-details";

type TraceListProps = {
  document: FlowDocument;
  trace: readonly TraceView[];
  /** Leads to a step of the flow itself. */
  onSelect: (stepId: string) => void;
  /** Begins again from a step; null where that cannot be done. */
  onRestart: ((sequence: number) => void) | null;
};

/** What each step of a run did, in order. */
export function TraceList({ document, trace, onSelect, onRestart }: TraceListProps) {
  return (
    <ol aria-label="Steps of the run" className="flex flex-col divide-y">
      {trace.map((row) => (
        <TraceRow
          key={row.sequence}
          row={row}
          document={document}
          onSelect={onSelect}
          onRestart={onRestart}
        />
      ))}
    </ol>
  );
}

function TraceRow({
  row,
  document,
  onSelect,
  onRestart,
}: Omit<TraceListProps, "trace"> & { row: TraceView }) {
  const isHere = row.within.length === 0;
  const step = isHere ? document.steps[row.stepId] : undefined;
  const name = step?.name ?? [...row.within, row.stepId].join(" / ");
  const way =
    row.port === null
      ? "waits"
      : row.port === "back"
        ? "back to the screen"
        : ((step && portsOf(step).find(({ id }) => id === row.port)?.label) ?? row.port);
  const { names } = useEditorParts();
  const details = traceDetails(row, names);
  const isFailed = row.errorClass !== null;
  return (
    <li className="py-1.5">
      <details className="group">
        <summary className="flex cursor-pointer items-center gap-2 rounded-control py-1 text-sm">
          <StatusLabel iconOnly status={row.port === null ? "running" : isFailed ? "fail" : "pass"}>
            {row.port === null ? "Waits" : isFailed ? "Went wrong" : "Went well"}
          </StatusLabel>
          <span className="min-w-0 flex-1">
            <span className="font-medium wrap-anywhere">{name}</span>{" "}
            <span className={cn("text-muted", isFailed && "text-danger-text")}>→ {way}</span>
          </span>
          {row.durationMs !== null && (
            <span className="shrink-0 font-mono text-xs text-muted tabular-nums">
              {row.durationMs} ms
            </span>
          )}
        </summary>
        <div className="mt-1 mb-2 ml-6 flex flex-col gap-2 text-sm">
          {row.errorClass && (
            <p>
              {isFlowErrorClass(row.errorClass) ? flowErrorNames[row.errorClass] : row.errorClass}
              {row.errorCode && <span className="font-mono"> {row.errorCode}</span>}
            </p>
          )}
          {details.length > 0 && (
            <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-xs">
              {details.map(({ label, value }) => (
                <div key={label} className="contents">
                  <dt className="text-muted">{label}</dt>
                  <dd className="wrap-anywhere whitespace-pre-wrap">{value}</dd>
                </div>
              ))}
            </dl>
          )}
          <div className="-ml-3 flex flex-wrap">
            {step && (
              <Button size="sm" variant="ghost" onClick={() => onSelect(row.stepId)}>
                Show the step
              </Button>
            )}
            {onRestart && (
              <Button size="sm" variant="ghost" onClick={() => onRestart(row.sequence)}>
                <RotateCcw aria-hidden="true" />
                Begin again from here
              </Button>
            )}
          </div>
        </div>
      </details>
    </li>
  );
}
