const KEPT = 12;

let history: WeakRef<HTMLElement>[] = [];

function note(event: FocusEvent): void {
  if (!(event.target instanceof HTMLElement)) return;
  history = [...history, new WeakRef(event.target)].slice(-KEPT);
}

/** Starts to remember what had the focus; returns how to stop. */
export function trackFocus(): () => void {
  document.addEventListener("focusin", note);
  return () => document.removeEventListener("focusin", note);
}

/** Gives the focus back to what had it last, outside this element and still on the page. */
export function returnFocus(leaving: Element): boolean {
  for (const reference of history.toReversed()) {
    const element = reference.deref();
    if (!element?.isConnected || leaving.contains(element)) continue;
    element.focus();
    if (document.activeElement === element) return true;
  }
  return false;
}
