import { unsavedStore } from "./unsaved-store";

const MARK = "patchbayUnsaved";

const isMarked = (state: unknown): boolean =>
  typeof state === "object" && state !== null && MARK in state;

/**
 * Asks before the back button loses unsaved work. A browser cannot hold "back", so while something is
 * unsaved a second, marked history entry of the same page lies on top: going back uses up that one,
 * the page stays, and we ask. Once nothing is unsaved, a step back off the marked entry takes the one
 * below it along, so that no press seems to do nothing.
 *
 * `notePage` must be called after every change of page; `stop` ends the guard.
 */
export function guardBackButton(): { notePage: () => void; stop: () => void } {
  // Kept beside history.state, because the router drops foreign marks when a server action answers.
  let top = { isMarked: isMarked(history.state), href: location.href };

  function remember(): void {
    top = { isMarked: isMarked(history.state), href: location.href };
  }

  function layMark(): void {
    const lies = isMarked(history.state) || (top.isMarked && top.href === location.href);
    if (!unsavedStore.isDirty() || lies) return;
    // With the router's own state inside, the router leaves this entry alone.
    history.pushState({ ...history.state, [MARK]: true }, "", location.href);
    remember();
  }

  function handlePop(event: PopStateEvent): void {
    const left = top;
    remember();
    const steppedOffMark = left.isMarked && !top.isMarked && left.href === top.href;
    if (!steppedOffMark) return;
    // Nothing on the page changes, so the router need not hear of it.
    event.stopImmediatePropagation();
    if (!unsavedStore.isDirty()) {
      history.back();
      return;
    }
    layMark();
    unsavedStore.ask(() => history.go(-2));
  }

  const unsubscribe = unsavedStore.subscribe(layMark);
  window.addEventListener("popstate", handlePop, true);
  return {
    notePage: remember,
    stop: () => {
      unsubscribe();
      window.removeEventListener("popstate", handlePop, true);
    },
  };
}
