import { useEffect } from "react";
import { useEditorParts } from "./editor-context";
import type { Clip } from "./state/clip";
import { copyByEvent, pasteByEvent } from "./step-clipboard";
import { isForWriting } from "./use-editor-keys";

/** Copy, cut and paste of steps by the usual keys; `paste` puts them where they shall stand. */
export function useCopyPaste(paste: (clip: Clip) => void): void {
  const { store, isReadOnly } = useEditorParts();
  useEffect(() => {
    const isOurs = (event: ClipboardEvent) =>
      // Words that are marked on the page are copied as words.
      !isForWriting(event.target) && (getSelection()?.isCollapsed ?? true);
    function handleCopy(event: ClipboardEvent) {
      if (!isOurs(event)) return;
      const { document, selection } = store.read();
      const isCopied = copyByEvent(event, document, selection);
      if (isCopied && event.type === "cut" && !isReadOnly)
        store.dispatch({ type: "remove", ids: selection });
    }
    function handlePaste(event: ClipboardEvent) {
      if (isReadOnly || !isOurs(event)) return;
      const clip = pasteByEvent(event);
      if (!clip) return;
      event.preventDefault();
      paste(clip);
    }
    document.addEventListener("copy", handleCopy);
    document.addEventListener("cut", handleCopy);
    document.addEventListener("paste", handlePaste);
    return () => {
      document.removeEventListener("copy", handleCopy);
      document.removeEventListener("cut", handleCopy);
      document.removeEventListener("paste", handlePaste);
    };
  }, [store, isReadOnly, paste]);
}
