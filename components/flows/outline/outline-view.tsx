"use client";

import { ClipboardPaste, Plus } from "lucide-react";
import { useMemo } from "react";
import { Button } from "@/components/ui/button";
import type { Decorations } from "../canvas/step-decoration";
import { useEditor, useEditorParts } from "../editor/editor-context";
import { addables } from "../editor/state/addable";
import { placeAfter } from "../editor/state/free-place";
import { outlineOf } from "../editor/state/outline-tree";
import { readSteps } from "../editor/step-clipboard";
import { useCopyPaste } from "../editor/use-copy-paste";
import { focusStep } from "./focus-step";
import { OutlineContext } from "./outline-context";
import { OutlineList } from "./outline-list";
import { outlineRow } from "./outline-row";
import { PickerButton } from "./picker-button";

/**
 * The flow as a list, equal to the canvas: everything can be done here by keyboard and heard by a
 * screen reader. Nested lists with a heading a step, which those read and jump through best.
 */
export function OutlineView({ decorations }: { decorations?: Decorations }) {
  const { store, surroundings, isReadOnly } = useEditorParts();
  const steps = useEditor(({ document }) => document.steps);
  const outline = useMemo(() => outlineOf(steps), [steps]);
  const all = useMemo(() => addables(surroundings), [surroundings]);
  const parts = useMemo(() => ({ addables: all, decorations }), [all, decorations]);

  function paste({ steps: copied, names }: NonNullable<Awaited<ReturnType<typeof readSteps>>>) {
    const { document, selection } = store.read();
    const at = placeAfter(document.steps, selection.at(-1) ?? "start");
    store.dispatch({ type: "paste", steps: copied, names, at });
    focusStep(store.read().selection[0]);
  }
  useCopyPaste(paste);

  return (
    <OutlineContext value={parts}>
      <div className="mx-auto w-full max-w-(--container-content) px-gutter py-5">
        {!isReadOnly && (
          <div className="mb-4 flex flex-wrap gap-2">
            <PickerButton
              kind="add"
              label="Add a step"
              onAdd={({ seed }) => {
                const { document, selection } = store.read();
                const at = placeAfter(document.steps, selection.at(-1) ?? "start");
                store.dispatch({ type: "add", seed, at });
                focusStep(store.read().selection[0]);
              }}
            >
              <Plus aria-hidden="true" />
              Add a step
            </PickerButton>
            <Button
              size="sm"
              variant="ghost"
              onClick={async () => {
                const clip = await readSteps();
                if (clip) paste(clip);
              }}
            >
              <ClipboardPaste aria-hidden="true" />
              Paste steps
            </Button>
          </div>
        )}
        <h2 className="sr-only">Steps</h2>
        <OutlineList chain={outline.main} depth={0} label="Steps from the start" row={outlineRow} />
        {outline.loose.length > 0 && (
          <section aria-labelledby="outline-loose" className="mt-8">
            <h2 id="outline-loose" className="text-base font-semibold">
              Not reached
            </h2>
            <p className="mb-3 text-sm text-muted">Nothing leads here from the start.</p>
            <div className="flex flex-col gap-4">
              {outline.loose.map((chain) => (
                <OutlineList
                  row={outlineRow}
                  key={chain[0]?.id}
                  chain={chain}
                  depth={0}
                  label={`Steps from ${steps[chain[0]?.id ?? ""]?.name ?? "there"} on`}
                />
              ))}
            </div>
          </section>
        )}
      </div>
    </OutlineContext>
  );
}
