"use client";

import { type KeyboardEvent, useCallback, useMemo, useState } from "react";
import { readEdgeId } from "../canvas/edge-id";
import { type CanvasEditing, FlowCanvas } from "../canvas/flow-canvas";
import type { Decorations } from "../canvas/step-decoration";
import { CanvasTools } from "./canvas-tools";
import { useEditor, useEditorParts } from "./editor-context";
import type { Place, PortOf } from "./state/edit-steps";

/** Where the + list is open, and which way the step that is chosen shall be led to by. */
export type OpenList = { at: Place; from?: PortOf };

type CanvasEditorProps = { decorations?: Decorations };

const noEdges: ReadonlySet<string> = new Set();

/** The flow as a drawing. A default export because it is loaded on demand. */
export default function CanvasEditor({ decorations }: CanvasEditorProps) {
  const { store, names, isReadOnly } = useEditorParts();
  const steps = useEditor(({ document }) => document.steps);
  const selection = useEditor((state) => state.selection);
  const [selectedEdges, setSelectedEdges] = useState(noEdges);
  const [isSnapping, setIsSnapping] = useState(true);
  const [list, setList] = useState<OpenList | null>(null);

  const select = useCallback(
    (ids: readonly string[]) => store.dispatch({ type: "select", ids }),
    [store],
  );
  const open = useCallback(
    (id: string) => store.dispatch({ type: "open", id, field: "name" }),
    [store],
  );
  const follow = useCallback(
    (id: string) => {
      // The open panel follows what is clicked.
      if (store.read().openStep !== null) store.dispatch({ type: "open", id });
    },
    [store],
  );
  const editing = useMemo(
    (): CanvasEditing | null =>
      isReadOnly
        ? null
        : {
            isSnapping,
            onMove: (places, isStep) => store.dispatch({ type: "move", places, isStep }),
            onConnect: (from, to) => store.dispatch({ type: "connect", from, to }),
            onDrop: (from, at) => setList({ at, from }),
          },
    [store, isReadOnly, isSnapping],
  );

  function handleKey(event: KeyboardEvent<HTMLElement>) {
    const { target } = event;
    if (!(target instanceof HTMLElement) || target.closest("button, input, [role=dialog]")) return;
    const { dispatch, read } = store;
    const has = (key: string) => event.key.toLowerCase() === key;
    const isCommand = event.ctrlKey || event.metaKey;
    if (event.key === "Enter" && target.dataset.id !== undefined) {
      event.preventDefault();
      open(target.dataset.id);
    } else if (isCommand && has("a")) {
      event.preventDefault();
      select(Object.keys(read().document.steps));
    } else if (isReadOnly) {
      return;
    } else if (event.key === "Delete" || event.key === "Backspace") {
      event.preventDefault();
      if (selectedEdges.size > 0)
        dispatch({ type: "disconnect", ports: [...selectedEdges].map(readEdgeId) });
      dispatch({ type: "remove", ids: read().selection });
      setSelectedEdges(noEdges);
    } else if (isCommand && has("d")) {
      event.preventDefault();
      dispatch({ type: "duplicate", ids: read().selection });
    }
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the steps inside, which have the focus
    <div tabIndex={-1} onKeyDown={handleKey} className="absolute inset-0 outline-none">
      <FlowCanvas
        steps={steps}
        names={names}
        decorations={decorations}
        selection={selection}
        selectedEdges={selectedEdges}
        onSelect={select}
        onSelectEdges={setSelectedEdges}
        onOpen={open}
        onClick={follow}
        editing={editing}
      >
        <CanvasTools
          list={list}
          onListChange={setList}
          isSnapping={isSnapping}
          onSnappingChange={setIsSnapping}
        />
      </FlowCanvas>
    </div>
  );
}
