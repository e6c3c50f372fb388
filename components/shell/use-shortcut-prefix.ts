"use client";

import { useSyncExternalStore } from "react";

const subscribe = () => () => {};
const read = () => (/mac|iphone|ipad/i.test(navigator.userAgent) ? "⌘" : "Ctrl");

/** The name of the key that shortcuts begin with on this device; "Ctrl" on the server. */
export function useShortcutPrefix(): "Ctrl" | "⌘" {
  return useSyncExternalStore(subscribe, read, () => "Ctrl");
}
