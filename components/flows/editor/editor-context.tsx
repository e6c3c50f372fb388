"use client";

import { createContext, use, useSyncExternalStore } from "react";
import type { Names } from "@/lib/flows/model/define-node";
import type { FlowSurroundings } from "@/lib/flows/model/surroundings";
import type { Decorations } from "../canvas/step-decoration";
import type { EditorState } from "./state/editor-state";
import type { EditorStore } from "./state/editor-store";

/** How far a run came, as the steps show it. */
export type RunOnCanvas = Pick<Decorations, "lights" | "litEdges">;

export type EditorParts = {
  store: EditorStore;
  surroundings: FlowSurroundings;
  names: Names;
  isReadOnly: boolean;
  run: RunOnCanvas | null;
  showRun: (run: RunOnCanvas | null) => void;
};

export const EditorContext = createContext<EditorParts | null>(null);

export function useEditorParts(): EditorParts {
  const parts = use(EditorContext);
  if (!parts) throw new Error("outside of a flow's editor");
  return parts;
}

/**
 * A piece of the editor's state; draws anew only when that piece is another. Pick what is kept in the
 * state as it is: an object that is made while picking would be another one each time.
 */
export function useEditor<Piece>(pick: (state: EditorState) => Piece): Piece {
  const { store } = useEditorParts();
  const read = () => pick(store.read());
  return useSyncExternalStore(store.subscribe, read, read);
}
