"use client";

import { createContext, use, useSyncExternalStore } from "react";

/** True inside a modal dialog, which hides everything outside of itself from assistive technology. */
export const InsideDialog = createContext(false);

const subscribe = () => () => {};
const findMain = () => document.querySelector("main");
const noMain = () => null;

/**
 * Where menus and lists that float are put: into the main landmark, so that a screen reader meets them
 * as a part of the page; inside a dialog at the end of the body, where the dialog does not cut them off.
 */
export function useFloatingContainer(): HTMLElement | undefined {
  const isInsideDialog = use(InsideDialog);
  // While a page with another frame is being drawn, the old frame's landmark is still there: a store is
  // looked at again once the new one stands, a plain read would keep the one that is gone.
  const main = useSyncExternalStore(subscribe, findMain, noMain);
  return isInsideDialog ? undefined : (main ?? undefined);
}
