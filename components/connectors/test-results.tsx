"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { CopyButton } from "@/components/ui/copy-button";
import { Panel, PanelHeader, PanelTitle } from "@/components/ui/panel";
import { ProgressPulse } from "@/components/ui/progress-pulse";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusLabel } from "@/components/ui/status-label";
import { useHydrated } from "@/components/ui/use-hydrated";
import type { TestView } from "@/lib/connectors/schema";
import { headlineOf, reportOf, statusOfTest } from "./describe-result";
import { TestLineRow } from "./test-line-row";

type TestResultsProps = {
  vendor: string;
  /** Name of the connector, for the copied report. */
  connector: string;
  view: TestView | null;
  isRunning: boolean;
  /** The values in the form are not those that were tested. */
  isOutdated: boolean;
  /** Why a test did not start or cannot be watched. */
  problem: string | null;
  /** null for those who may not test. */
  onTest: (() => void) | null;
  /** Word on the button that starts it. */
  action?: string;
  /** Shown before the first test. */
  hint?: string;
  /** The choice of a live message. */
  children?: ReactNode;
};

/** What a test found, line by line; the lines keep their places from the start. */
export function TestResults({
  vendor,
  connector,
  view,
  isRunning,
  isOutdated,
  problem,
  onTest,
  action = "Test",
  hint = "Checks what is in the form, before anything is saved. No message is sent unless you ask for it below.",
  children,
}: TestResultsProps) {
  const isHydrated = useHydrated();
  const isOver = view !== null && view.state !== "running";
  return (
    <Panel aria-labelledby="test-results">
      <PanelHeader>
        <PanelTitle id="test-results">Test Results</PanelTitle>
        <Button onClick={onTest ?? undefined} pending={isRunning} disabled={!isHydrated || !onTest}>
          {action}
        </Button>
      </PanelHeader>
      <div className="h-0.5">
        {isRunning && <ProgressPulse label="Testing" className="rounded-none" />}
      </div>
      <p role="status" className="sr-only">
        {isRunning ? "Testing" : isOver ? `Test finished: ${headlineOf(view)}` : ""}
      </p>
      {problem && (
        <Callout tone="danger" role="alert" className="m-4">
          {problem}
        </Callout>
      )}
      {view && (
        <div className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-b px-4 py-2">
          <StatusLabel status={statusOfTest[view.state]} className="font-medium">
            {headlineOf(view)}
          </StatusLabel>
          {view.finishedAt && (
            <RelativeTime value={view.finishedAt} className="text-sm text-muted" />
          )}
          {isOver && (
            <CopyButton
              value={reportOf(view, { connector, vendor })}
              label="Copy report"
              showLabel
              className="-mr-2.5 ml-auto"
            />
          )}
          {isOutdated && (
            <p className="basis-full text-sm text-muted">The form has changed since this test.</p>
          )}
        </div>
      )}
      {view ? (
        <ul>
          {view.lines.map((line) => (
            <TestLineRow key={line.id} line={line} vendor={vendor} />
          ))}
        </ul>
      ) : (
        <p className="px-4 py-5 text-sm text-muted">
          {onTest ? hint : "Your role does not allow testing."}
        </p>
      )}
      {children && <div className="border-t px-4 pt-3.5 pb-1">{children}</div>}
    </Panel>
  );
}
