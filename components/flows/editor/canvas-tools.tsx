"use client";

import { Panel, useReactFlow } from "@xyflow/react";
import { Grid3x3, Plus, Redo2, Undo2, WandSparkles } from "lucide-react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { Popover, PopoverAnchor, PopoverContent } from "@/components/ui/popover";
import { AddList } from "./add-list";
import type { OpenList } from "./canvas-editor";
import { type RunOnCanvas, useEditor, useEditorParts } from "./editor-context";
import { PlacingGhost } from "./placing-ghost";
import { type Addable, addables } from "./state/addable";
import { freePlace, placeAfter } from "./state/free-place";
import { headHeight, nodeWidth } from "./state/node-size";
import { ToolButton, ToolGroup } from "./tool-button";
import { useCopyPaste } from "./use-copy-paste";
import { useReveal } from "./use-reveal";
import { ZoomTools } from "./zoom-tools";

type CanvasToolsProps = {
  list: OpenList | null;
  onListChange: (list: OpenList | null) => void;
  isSnapping: boolean;
  onSnappingChange: (isSnapping: boolean) => void;
};

/** What floats over the canvas: the + list, undo, arranging, zoom; and the step that is placed. */
export function CanvasTools(props: CanvasToolsProps) {
  const { list, onListChange, isSnapping, onSnappingChange } = props;
  const { store, surroundings, isReadOnly, run } = useEditorParts();
  const { screenToFlowPosition, fitView } = useReactFlow();
  const reveal = useReveal();
  const [placing, setPlacing] = useState<Addable | null>(null);
  const add = useRef<HTMLButtonElement>(null);
  const all = useMemo(() => addables(surroundings), [surroundings]);
  const canUndo = useEditor(({ past }) => past.length > 0);
  const canRedo = useEditor(({ future }) => future.length > 0);
  const openStep = useEditor((state) => state.openStep);

  useEffect(() => {
    if (openStep !== null) reveal(openStep, { hasFocus: false });
  }, [openStep, reveal]);

  const running = stepOfRun(run);
  useEffect(() => {
    if (running !== null) reveal(running, { hasFocus: false });
  }, [running, reveal]);

  /** The middle of what is seen. */
  const middle = useCallback(() => {
    const box = document.querySelector(".flow-canvas")?.getBoundingClientRect();
    const { x = 0, y = 0, width = 0, height = 0 } = box ?? {};
    return screenToFlowPosition({ x: x + width / 2, y: y + height / 2 });
  }, [screenToFlowPosition]);

  const paste = useCallback(
    ({ steps, names }: Parameters<Parameters<typeof useCopyPaste>[0]>[0]) => {
      const at = freePlace(store.read().document.steps, middle());
      store.dispatch({ type: "paste", steps, names, at });
      const first = store.read().selection[0];
      if (first !== undefined) reveal(first, { hasFocus: true });
    },
    [store, middle, reveal],
  );
  useCopyPaste(paste);

  const besideSelected = () => {
    const { document, selection } = store.read();
    const last = selection.at(-1);
    if (last !== undefined) return placeAfter(document.steps, last);
    const { x, y } = middle();
    return freePlace(document.steps, { x: x - nodeWidth / 2, y: y - headHeight / 2 });
  };

  function choose(addable: Addable) {
    const from = list?.from;
    onListChange(null);
    if (!list || !from) {
      setPlacing(addable);
      return;
    }
    // Drawn into the open: the step goes where the way ended.
    const { x, y } = screenToFlowPosition(list.at);
    const { steps } = store.read().document;
    place(addable, freePlace(steps, { x, y: y - headHeight / 2 }), from);
  }

  function place(addable: Addable, at: { x: number; y: number }, from?: OpenList["from"]) {
    store.dispatch({ type: "add", seed: addable.seed, at, from });
    const { selection, openStep: isOpen } = store.read();
    const id = selection[0];
    if (id === undefined) return;
    // An open panel goes on with what is new.
    if (isOpen !== null) store.dispatch({ type: "open", id });
    reveal(id, { hasFocus: true });
  }

  async function arrange() {
    const { arrangeSteps } = await import("./state/arrange-steps");
    store.dispatch({ type: "move", places: arrangeSteps(store.read().document.steps) });
    requestAnimationFrame(() => void fitView({ padding: 0.08, maxZoom: 1, duration: 180 }));
  }

  return (
    <>
      {!isReadOnly && (
        <Panel position="top-left">
          <ToolGroup label="Edit the flow">
            <ToolButton
              ref={add}
              label="Add a step"
              icon={Plus}
              isMain
              aria-haspopup="dialog"
              aria-expanded={list !== null}
              onClick={(event) => {
                const { left, bottom } = event.currentTarget.getBoundingClientRect();
                setPlacing(null);
                onListChange({ at: { x: left, y: bottom } });
              }}
            />
            <ToolButton
              label="Undo"
              icon={Undo2}
              inactive={!canUndo}
              onClick={() => store.dispatch({ type: "undo" })}
            />
            <ToolButton
              label="Redo"
              icon={Redo2}
              inactive={!canRedo}
              onClick={() => store.dispatch({ type: "redo" })}
            />
            <ToolButton label="Arrange all steps" icon={WandSparkles} onClick={arrange} />
            <ToolButton
              label="Snap to the grid"
              icon={Grid3x3}
              aria-pressed={isSnapping}
              onClick={() => onSnappingChange(!isSnapping)}
            />
          </ToolGroup>
        </Panel>
      )}
      <Panel position="bottom-left">
        <ZoomTools />
      </Panel>
      <Popover open={list !== null} onOpenChange={(isOpen) => !isOpen && onListChange(null)}>
        <PopoverAnchor asChild>
          <span
            aria-hidden="true"
            className="pointer-events-none fixed size-0"
            style={{ left: list?.at.x, top: list?.at.y }}
          />
        </PopoverAnchor>
        <PopoverContent
          aria-label="Add a step"
          sideOffset={10}
          className="w-96 p-0"
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            add.current?.focus();
          }}
        >
          <AddList addables={all} onChoose={choose} />
        </PopoverContent>
      </Popover>
      {placing && (
        <PlacingGhost
          addable={placing}
          isSnapping={isSnapping}
          findPlace={besideSelected}
          onPlace={(at) => {
            setPlacing(null);
            place(placing, at);
          }}
          onCancel={() => {
            setPlacing(null);
            add.current?.focus();
          }}
        />
      )}
    </>
  );
}

/** Where a run stands. */
function stepOfRun(run: RunOnCanvas | null): string | null {
  const lights = Object.entries(run?.lights ?? {});
  return lights.find(([, light]) => light === "current")?.[0] ?? null;
}
