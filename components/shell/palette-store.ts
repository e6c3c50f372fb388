import type { LucideIcon } from "lucide-react";
import type { Route } from "next";

/** Something the command palette can do: go to a page, or run an action of the page that is open. */
export type PaletteAction = {
  id: string;
  label: string;
  icon?: LucideIcon;
  /** Further words to find it by. */
  keywords?: string;
} & ({ href: Route } | { run: () => void });

type Listener = () => void;

const sources = new Map<symbol, readonly PaletteAction[]>();
const listeners = new Set<Listener>();
let actions: readonly PaletteAction[] = [];
let open = false;

function publish(): void {
  actions = [...sources.values()].flat();
  for (const listener of listeners) listener();
}

/** What pages have registered, and whether the palette is open. */
export const paletteStore = {
  subscribe(listener: Listener): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  actions: (): readonly PaletteAction[] => actions,
  register(source: symbol, list: readonly PaletteAction[]): () => void {
    sources.set(source, list);
    publish();
    return () => {
      sources.delete(source);
      publish();
    };
  },
  isOpen: (): boolean => open,
  setOpen(next: boolean): void {
    open = next;
    publish();
  },
};
