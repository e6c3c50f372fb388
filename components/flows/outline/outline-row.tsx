"use client";

import { CircleCheck, CircleDot, CircleX, TriangleAlert } from "lucide-react";
import { memo, use, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { nodeOf } from "@/lib/flows/model/document";
import { findingWords, lightWords, markWords } from "../canvas/step-decoration";
import { useEditor, useEditorParts } from "../editor/editor-context";
import type { OutlineStep } from "../editor/state/outline-tree";
import { FlowIcon } from "../flow-icon";
import { outlineStepId } from "./focus-step";
import { OutlineContext } from "./outline-context";
import { OutlineList } from "./outline-list";
import { OutlinePortRow } from "./outline-port-row";
import { RenameStep } from "./rename-step";
import { StepMenu } from "./step-menu";

type OutlineRowProps = { outline: OutlineStep; depth: number };

/** One step: what it is, what can be done with it, and each of its ways with what it leads to. */
const OutlineRow = memo(function OutlineRow({ outline, depth }: OutlineRowProps) {
  const { id, ports } = outline;
  const { store, names, isReadOnly } = useEditorParts();
  const { decorations } = use(OutlineContext);
  const step = useEditor(({ document }) => document.steps[id]);
  const isOpen = useEditor(({ openStep }) => openStep === id);
  const [isRenaming, setIsRenaming] = useState(false);
  if (!step) return null;
  const node = nodeOf(step.kind);
  const findings = decorations?.findings?.[id];
  const light = decorations?.lights?.[id];
  const mark = decorations?.marks?.[id];
  const words = findings ? findingWords(findings) : "";
  const Heading = depth === 0 ? "h3" : "h4";
  const LightIcon = light && lightIcons[light];
  return (
    <li className="py-1 [content-visibility:auto] [contain-intrinsic-size:auto_5rem]">
      <div
        className={cn(
          "flex items-start gap-2.5 rounded-control border border-transparent px-2 py-1.5",
          isOpen && "border-accent bg-surface",
        )}
      >
        <FlowIcon name={node.icon} className="mt-1 size-4 shrink-0 text-muted" />
        <div className="min-w-0 flex-1">
          <div className="flex flex-wrap items-center gap-x-2">
            {isRenaming ? (
              <RenameStep id={id} name={step.name} onEnd={() => setIsRenaming(false)} />
            ) : (
              <Heading className="min-w-0 text-base font-medium">
                <button
                  type="button"
                  id={outlineStepId(id)}
                  aria-expanded={isOpen}
                  className="rounded-inner text-left break-words hover:underline"
                  onClick={() => store.dispatch({ type: "open", id, field: "name" })}
                  onFocus={() => store.dispatch({ type: "select", ids: [id] })}
                  onKeyDown={(event) => {
                    if (event.key !== "F2" || isReadOnly) return;
                    event.preventDefault();
                    setIsRenaming(true);
                  }}
                >
                  {step.name}
                </button>
              </Heading>
            )}
            {words !== "" && (
              <span
                className={cn(
                  "inline-flex items-center gap-1 text-xs",
                  findings?.errors ? "text-danger-text" : "text-warning-text",
                )}
              >
                {findings?.errors ? (
                  <CircleX aria-hidden="true" className="size-3.5" />
                ) : (
                  <TriangleAlert aria-hidden="true" className="size-3.5" />
                )}
                {words}
              </span>
            )}
            {LightIcon && (
              <Badge tone={lightTones[light]}>
                <LightIcon aria-hidden="true" />
                {lightWords[light]}
              </Badge>
            )}
            {mark && <Badge tone={markTones[mark]}>{markWords[mark]}</Badge>}
          </div>
          <p className="text-sm break-words text-muted">
            <span className="sr-only">{node.label}: </span>
            {node.describe(step.config, names)}
          </p>
        </div>
        {!isReadOnly && <StepMenu id={id} name={step.name} onRename={() => setIsRenaming(true)} />}
      </div>
      {ports.length > 0 && (
        <ul aria-label={`Ways out of ${step.name}`} className="ml-8.5 flex flex-col">
          {ports.map((port) => (
            <OutlinePortRow key={port.id} stepId={id} port={port}>
              {port.branch.length > 0 && (
                <OutlineList
                  row={outlineRow}
                  chain={port.branch}
                  depth={depth + 1}
                  label={`Steps from ${port.label} on`}
                />
              )}
            </OutlinePortRow>
          ))}
        </ul>
      )}
    </li>
  );
});

const lightIcons = { ran: CircleCheck, failed: CircleX, current: CircleDot } as const;
const lightTones = { ran: "success", failed: "danger", current: "accent" } as const;
const markTones = { added: "success", changed: "warning", removed: "danger" } as const;

/** A step of a list, as a row. */
export const outlineRow = (step: OutlineStep, depth: number) => (
  <OutlineRow outline={step} depth={depth} />
);
