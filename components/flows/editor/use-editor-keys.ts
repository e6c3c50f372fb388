import { useEffect } from "react";
import { useEditorParts } from "./editor-context";

/** Whether a key pressed here is for writing, or for a dialog, and not for the flow. */
export function isForWriting(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest(
      'input:not([type="radio"], [type="checkbox"]), textarea, select, [contenteditable="true"], [role="dialog"]',
    ) !== null
  );
}

/** Ctrl/Cmd-S saves wherever the focus is; Ctrl/Cmd-Z and Shift-Z undo and redo outside of fields. */
export function useEditorKeys(save: (() => void) | null): void {
  const { store, isReadOnly } = useEditorParts();
  useEffect(() => {
    if (isReadOnly) return;
    function handleKey(event: KeyboardEvent) {
      if (!(event.metaKey || event.ctrlKey) || event.altKey) return;
      const key = event.key.toLowerCase();
      if (key === "s" && !event.shiftKey) {
        event.preventDefault();
        save?.();
      } else if ((key === "z" || key === "y") && !isForWriting(event.target)) {
        event.preventDefault();
        store.dispatch({ type: event.shiftKey || key === "y" ? "redo" : "undo" });
      }
    }
    window.addEventListener("keydown", handleKey);
    return () => window.removeEventListener("keydown", handleKey);
  }, [store, isReadOnly, save]);
}
