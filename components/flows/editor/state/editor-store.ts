import type { FlowDocument } from "@/lib/flows/model/document";
import { type EditorAction, type EditorState, initialState } from "./editor-state";
import { reduce } from "./reduce";

export type EditorStore = {
  read: () => EditorState;
  dispatch: (action: EditorAction) => void;
  subscribe: (listener: () => void) => () => void;
};

/**
 * Holds one open flow. A store and not a state of React's, so that a dragged step draws itself anew
 * and nothing else does.
 */
export function createEditorStore(document: FlowDocument, revision: number): EditorStore {
  let state = initialState(document, revision);
  const listeners = new Set<() => void>();
  return {
    read: () => state,
    dispatch: (action) => {
      const next = reduce(state, action, Date.now());
      if (next === state) return;
      state = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
