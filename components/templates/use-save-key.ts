import { type RefObject, useEffect } from "react";

/** Ctrl/Cmd-S submits a form, wherever on the page the focus is. */
export function useSaveKey(form: RefObject<HTMLFormElement | null>, isActive: boolean): void {
  useEffect(() => {
    if (!isActive) return;
    function saveByKey(event: KeyboardEvent) {
      if (event.key !== "s" || !(event.metaKey || event.ctrlKey) || event.altKey) return;
      event.preventDefault();
      form.current?.requestSubmit();
    }
    window.addEventListener("keydown", saveByKey);
    return () => window.removeEventListener("keydown", saveByKey);
  }, [form, isActive]);
}
