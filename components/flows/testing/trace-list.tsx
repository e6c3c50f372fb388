"use client";

import { MessagesSquare, RotateCcw } from "lucide-react";
import type { Route } from "next";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { LinkButton } from "@/components/ui/link-button";
import { type Status, StatusLabel } from "@/components/ui/status-label";
import type { FlowDocument } from "@/lib/flows/model/document";
import { failureName } from "@/lib/flows/model/failure-names";
import type { TraceView } from "@/lib/flows/schema";
import { useEditorParts } from "../editor/editor-context";
import { traceDetails } from "./trace-details";
import { wayOf } from "./trace-way";

type TraceListProps = {
  document: FlowDocument;
  trace: readonly TraceView[];
  /** Leads to a step of the flow itself. */
  onSelect: (stepId: string) => void;
  /** Begins again from a step; null where that cannot be done. */
  onRestart: ((sequence: number) => void) | null;
  /** Why nothing comes after a step that took no way; null where it only waits. */
  stopped?: { status: "fail" | "warn"; words: string } | null;
  /** Address of a message; none where messages are only simulated. */
  messageHref?: (messageId: string) => Route;
};

/** What each step of a run did, in order. */
export function TraceList({ trace, ...props }: TraceListProps) {
  return (
    <ol aria-label="Steps of the run" className="flex flex-col divide-y">
      {trace.map((row) => (
        <TraceRow key={row.sequence} row={row} {...props} />
      ))}
    </ol>
  );
}

function TraceRow({
  row,
  document,
  onSelect,
  onRestart,
  stopped = null,
  messageHref,
}: Omit<TraceListProps, "trace"> & { row: TraceView }) {
  const { names } = useEditorParts();
  const isHere = row.within.length === 0;
  const step = isHere ? document.steps[row.stepId] : undefined;
  const name = step?.name ?? [...row.within, row.stepName ?? row.stepId].join(" / ");
  const way = row.port === null ? (stopped?.words ?? "waits") : wayOf(row, row.port, step);
  const details = traceDetails(row, names);
  const isFailed = row.errorClass !== null || row.port === "failure";
  const state: { status: Status; words: string } =
    row.port === null
      ? { status: stopped?.status ?? "running", words: stopped ? "Went no further" : "Waits" }
      : isFailed
        ? { status: "fail", words: "Went wrong" }
        : { status: "pass", words: "Went well" };
  return (
    <li className="py-1.5">
      <details className="group">
        <summary className="flex cursor-pointer items-center gap-2 rounded-control py-1 text-sm">
          <StatusLabel iconOnly status={state.status}>
            {state.words}
          </StatusLabel>
          <span className="min-w-0 flex-1">
            <span className="font-medium wrap-anywhere">{name}</span>{" "}
            <span className={cn("text-muted", state.status === "fail" && "text-danger-text")}>
              → {way}
            </span>
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
              {failureName(row.errorClass)}
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
          <div className="-ml-3 flex flex-wrap items-center">
            {messageHref && row.messageId && (
              <LinkButton href={messageHref(row.messageId)} size="sm" variant="ghost">
                <MessagesSquare aria-hidden="true" />
                Open its message
              </LinkButton>
            )}
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
