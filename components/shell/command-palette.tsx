"use client";

import { lazy, Suspense, useEffect, useSyncExternalStore } from "react";
import type { Operation } from "@/lib/auth/permissions";
import { paletteStore } from "./palette-store";
import type { SignOut } from "./viewer";

// Its code is fetched when it is opened for the first time.
const CommandPaletteDialog = lazy(() => import("./command-palette-dialog"));

type CommandPaletteProps = {
  projectSlug: string;
  operations: readonly Operation[];
  signOut: SignOut;
};

/** Ctrl-K or Cmd-K, from anywhere in the console, opens a list of every page and action. */
export function CommandPalette(props: CommandPaletteProps) {
  const isOpen = useSyncExternalStore(paletteStore.subscribe, paletteStore.isOpen, () => false);

  useEffect(() => {
    function handleKey(event: KeyboardEvent) {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      if (event.shiftKey || event.altKey) return;
      event.preventDefault();
      paletteStore.setOpen(!paletteStore.isOpen());
    }
    window.addEventListener("keydown", handleKey);
    return () => window.removeEventListener("keydown", handleKey);
  }, []);

  if (!isOpen) return null;
  return (
    <Suspense fallback={null}>
      <CommandPaletteDialog {...props} />
    </Suspense>
  );
}
