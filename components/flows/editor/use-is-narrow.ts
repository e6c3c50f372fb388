"use client";

import { useSyncExternalStore } from "react";

/** As `--breakpoint-md` in theme.css: below it there is no room for a panel beside the flow. */
const query = "(width < 56.25rem)";

function subscribe(listener: () => void): () => void {
  const media = window.matchMedia(query);
  media.addEventListener("change", listener);
  return () => media.removeEventListener("change", listener);
}

/** Whether the window is as narrow as a phone's or a small tablet's. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(query).matches,
    () => false,
  );
}
