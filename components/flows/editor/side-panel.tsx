"use client";

import { useEffect } from "react";
import { fieldId } from "@/components/forms/field-id";
import { Dialog, DialogContent, DialogDescription, DialogTitle } from "@/components/ui/dialog";
import { useHydrated } from "@/components/ui/use-hydrated";
import type { Finding } from "@/lib/flows/model/finding";
import { outlineStepId } from "../outline/focus-step";
import { StepPanel } from "../panel/step-panel";
import { useEditor, useEditorParts } from "./editor-context";
import { startId } from "./state/edit-steps";
import { useIsNarrow } from "./use-is-narrow";

type SidePanelProps = { findings: readonly Finding[] };

/** The open step at the right of the flow; in a narrow window over it. */
export function SidePanel(props: SidePanelProps) {
  const { store } = useEditorParts();
  const id = useEditor(({ openStep }) => openStep);
  const isNarrow = useIsNarrow();
  const isHydrated = useHydrated();
  if (id === null) return null;
  if (!isNarrow)
    return (
      <aside
        aria-label="Step"
        // What is typed before the scripts have come would be lost.
        inert={!isHydrated}
        className="w-95 max-w-full shrink-0 overflow-y-auto border-l bg-surface"
      >
        <OpenStep key={id} id={id} {...props} />
      </aside>
    );
  return (
    <Dialog open onOpenChange={() => store.dispatch({ type: "open", id: null })}>
      <DialogContent className="top-auto right-0 bottom-0 left-0 max-h-[85dvh] w-full max-w-none translate-x-0 translate-y-0 gap-0 rounded-b-none p-0">
        <DialogTitle className="sr-only">Step</DialogTitle>
        <DialogDescription className="sr-only">What this step does</DialogDescription>
        <OpenStep key={id} id={id} {...props} />
      </DialogContent>
    </Dialog>
  );
}

function OpenStep({ id, findings }: SidePanelProps & { id: string }) {
  const { store, surroundings, isReadOnly } = useEditorParts();
  const document = useEditor((state) => state.document);
  const wanted = useEditor((state) => state.wanted);
  useEffect(() => {
    if (!wanted) return;
    // Some of the fields of a finding belong to a part that has no control of its own.
    const control = focusable(fieldId(wanted.path)) ?? focusable(fieldId("name"));
    control?.focus();
    control?.scrollIntoView({ block: "nearest" });
  }, [wanted]);
  const step = document.steps[id];
  if (!step) return null;
  const isStart = step.kind === "start";
  return (
    <StepPanel
      stepId={id}
      step={step}
      document={document}
      surroundings={surroundings}
      findings={findings}
      isReadOnly={isReadOnly}
      onChange={(changed) => store.dispatch({ type: "change", id, step: changed })}
      onDone={() => {
        store.dispatch({ type: "open", id: null });
        focusShownStep(id);
      }}
      {...(!isReadOnly &&
        !isStart && {
          onDelete: () => {
            store.dispatch({ type: "remove", ids: [id] });
            // The panel goes with the step; start is always there.
            focusShownStep(startId);
          },
        })}
      onSelectStep={(other) => store.dispatch({ type: "open", id: other, field: "name" })}
    />
  );
}

const focusable = (id: string): HTMLElement | null => document.getElementById(id);

/** Back to where the step was opened: its row or its card. */
function focusShownStep(id: string): void {
  requestAnimationFrame(() => {
    const card = `.react-flow__node[data-id="${CSS.escape(id)}"]`;
    const shown =
      document.getElementById(outlineStepId(id)) ?? document.querySelector<HTMLElement>(card);
    shown?.focus({ preventScroll: true });
  });
}
