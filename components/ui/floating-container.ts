"use client";

import { createContext, use } from "react";

/** True inside a modal dialog, which hides everything outside of itself from assistive technology. */
export const InsideDialog = createContext(false);

/**
 * Where menus and lists that float are put: into the main landmark, so that a screen reader meets them
 * as a part of the page; inside a dialog at the end of the body, where the dialog does not cut them off.
 */
export function useFloatingContainer(): HTMLElement | undefined {
  const isInsideDialog = use(InsideDialog);
  if (isInsideDialog || typeof document === "undefined") return undefined;
  return document.querySelector("main") ?? undefined;
}
