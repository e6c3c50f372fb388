"use client";

import { ArrowDown, ChevronDown, CornerDownRight, Plus } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { useEditor, useEditorParts } from "../editor/editor-context";
import { placeAfter } from "../editor/state/free-place";
import type { OutlinePort } from "../editor/state/outline-tree";
import { focusStep } from "./focus-step";
import { PickerButton } from "./picker-button";

type OutlinePortRowProps = {
  stepId: string;
  port: OutlinePort;
  /** The steps that follow, where they are told here. */
  children: ReactNode;
};

/** One way out: its name, where it leads, and the ways to change that. */
export function OutlinePortRow({ stepId, port, children }: OutlinePortRowProps) {
  const { store, isReadOnly } = useEditorParts();
  const target = useEditor(({ document }) =>
    port.target === null ? null : (document.steps[port.target]?.name ?? null),
  );
  const from = { stepId, port: port.id };
  const goOn = port.leadsOn || port.branch.length > 0;
  const Arrow = goOn ? ArrowDown : CornerDownRight;
  return (
    <li>
      <div className="flex min-h-7 flex-wrap items-center gap-x-2 text-sm">
        <span
          className={cn(
            "inline-flex items-center gap-1.5",
            port.kind === "error" ? "text-danger-text" : "text-muted",
          )}
        >
          <span
            aria-hidden="true"
            className={cn(
              "size-1.5 rounded-full border",
              port.kind === "error" ? "border-danger" : "border-control",
              target !== null && (port.kind === "error" ? "bg-danger" : "bg-control"),
            )}
          />
          {port.kind === "error" && <span className="sr-only">Error: </span>}
          {port.label}
        </span>
        <span className="inline-flex min-w-0 items-center gap-x-2">
          {target !== null && port.target !== null && (
            <button
              type="button"
              className="inline-flex min-w-0 items-center gap-1 rounded-inner text-left text-text hover:underline"
              onClick={() => focusStep(port.target ?? undefined)}
            >
              <Arrow aria-hidden="true" className="size-3.5 shrink-0 text-muted" />
              <span className="sr-only">{goOn ? "leads on to" : "go to"}</span>
              <span className="min-w-0 break-words">{target}</span>
            </button>
          )}
          {target === null && <span className="text-muted">leads nowhere</span>}
          {!isReadOnly && (
            <span className="inline-flex items-center">
              <PickerButton
                kind="connect"
                label={`Change where ${port.label} leads`}
                isIcon
                current={port.target}
                onConnect={(to) =>
                  store.dispatch(
                    to === null
                      ? { type: "disconnect", ports: [from] }
                      : { type: "connect", from, to },
                  )
                }
              >
                <ChevronDown aria-hidden="true" />
              </PickerButton>
              <PickerButton
                kind="add"
                label={`Add a step after ${port.label}`}
                isIcon
                onAdd={({ seed }) => {
                  const at = placeAfter(store.read().document.steps, stepId);
                  store.dispatch({ type: "add", seed, at, from, before: port.target });
                  focusStep(store.read().selection[0]);
                }}
              >
                <Plus aria-hidden="true" />
              </PickerButton>
            </span>
          )}
        </span>
      </div>
      {children}
    </li>
  );
}
