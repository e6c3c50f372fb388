"use client";

import { type KeyboardEvent, useMemo } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { type FlowDocument, type FlowStep, nodeOf } from "@/lib/flows/model/document";
import type { Finding } from "@/lib/flows/model/finding";
import { knownPaths } from "@/lib/flows/model/known-paths";
import type { FlowSurroundings } from "@/lib/flows/model/surroundings";
import { FlowIcon } from "../flow-icon";
import { FindingList } from "../versions/finding-list";
import { ErrorTable } from "./error-table";
import { PanelContext, type PanelParts, problemsOf } from "./panel-context";
import { PlainField } from "./plain-field";
import { StepFields } from "./step-fields";

type StepPanelProps = {
  stepId: string;
  step: FlowStep;
  document: FlowDocument;
  surroundings: FlowSurroundings;
  /** Of the whole flow. */
  findings: readonly Finding[];
  isReadOnly: boolean;
  onChange: (step: FlowStep) => void;
  onDone: () => void;
  /** Absent for a step that stays. */
  onDelete?: () => void;
  onSelectStep: (stepId: string) => void;
};

/**
 * Everything about one step. It holds nothing of its own: each change is handed out as a whole step.
 * Enter in a line of text and Escape mean Done, unless a list that is open takes them.
 */
export function StepPanel({
  stepId,
  step,
  document,
  surroundings,
  findings,
  isReadOnly,
  onChange,
  onDone,
  onDelete,
  onSelectStep,
}: StepPanelProps) {
  const node = nodeOf(step.kind);
  const own = useMemo(
    () => findings.filter((finding) => finding.stepId === stepId),
    [findings, stepId],
  );
  const parts = useMemo((): PanelParts => {
    const problems = problemsOf(step, own);
    return {
      stepId,
      document,
      surroundings,
      isReadOnly,
      values: knownPaths(document, stepId).map(({ path, label }) => ({
        value: path,
        description: label,
      })),
      problemAt: (path) => problems.get(path),
    };
  }, [step, own, stepId, document, surroundings, isReadOnly]);
  const texts = node.texts(step.config).map(({ path }) => `config.${path}`);
  // Errors stand at their field, and a text says itself which of its values are not known.
  const general = own.filter(
    ({ path, severity }) => path === null || (severity === "warning" && !texts.includes(path)),
  );

  function handleKey(event: KeyboardEvent) {
    if (event.defaultPrevented || event.nativeEvent.isComposing) return;
    const isLine = event.target instanceof HTMLInputElement && event.target.type === "text";
    if (event.key !== "Escape" && !(event.key === "Enter" && isLine)) return;
    event.preventDefault();
    event.stopPropagation();
    onDone();
  }

  return (
    <PanelContext value={parts}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the fields inside bubble up to it */}
      <div className="flex min-h-full flex-col" onKeyDown={handleKey}>
        <header className="flex items-center gap-2 border-b px-4 py-3">
          <FlowIcon name={node.icon} className="size-5 shrink-0 text-muted" />
          <div className="min-w-0 flex-1">
            <h2 className="truncate font-semibold">{node.label}</h2>
            <p className="flex items-center gap-1 text-sm text-muted">
              <code className="truncate font-mono">{stepId}</code>
              <CopyButton value={stepId} label="Copy the step's id" />
            </p>
          </div>
        </header>
        <div className="flex-1 px-4 pt-4">
          {general.length > 0 && (
            <div className="pb-4">
              <FindingList findings={general} steps={document.steps} />
            </div>
          )}
          <PlainField
            path="name"
            label="Step name"
            max={80}
            value={step.name}
            onChange={(name) => onChange({ ...step, name })}
          />
          <StepFields step={step} onChange={onChange} />
          <PlainField
            path="note"
            label="Note"
            help="For whoever edits this flow."
            isOptional
            max={1_000}
            value={step.note ?? ""}
            onChange={(note) => {
              const { note: _, ...rest } = step;
              onChange(note === "" ? rest : { ...step, note });
            }}
          />
          <ErrorTable step={step} onChange={onChange} onSelectStep={onSelectStep} />
        </div>
        <footer className="sticky bottom-0 flex items-center justify-between gap-2 border-t bg-surface px-4 py-3">
          {onDelete && !isReadOnly ? (
            <Button variant="ghost" onClick={onDelete}>
              Delete step
            </Button>
          ) : (
            <span />
          )}
          <Button variant="primary" onClick={onDone}>
            Done
          </Button>
        </footer>
      </div>
    </PanelContext>
  );
}
