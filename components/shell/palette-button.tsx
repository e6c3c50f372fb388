"use client";

import { Search } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { Kbd } from "@/components/ui/kbd";
import { paletteStore } from "./palette-store";
import { useShortcutPrefix } from "./use-shortcut-prefix";

/** Opens the command palette by pointer and tells the keys for it. */
export function PaletteButton({ className }: { className?: string }) {
  const prefix = useShortcutPrefix();
  return (
    <button
      type="button"
      onClick={() => paletteStore.setOpen(true)}
      aria-keyshortcuts="Control+K Meta+K"
      className={cn(
        "flex h-control items-center gap-2.5 rounded-control border bg-surface px-2 text-muted transition-colors hover:bg-hover hover:text-text",
        className,
      )}
    >
      <Search aria-hidden="true" className="size-4 shrink-0" />
      <span className="flex-1 text-left">Go to</span>
      <span aria-hidden="true" className="flex gap-0.5 touch:hidden">
        <Kbd>{prefix}</Kbd>
        <Kbd>K</Kbd>
      </span>
    </button>
  );
}
