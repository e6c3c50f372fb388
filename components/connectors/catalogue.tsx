import { type KeyboardEvent, type Ref, useImperativeHandle, useRef, useState } from "react";
import { useHydrated } from "@/components/ui/use-hydrated";
import { CatalogueTile } from "./catalogue-tile";
import type { ConnectorPaths } from "./connector-paths";
import type { GalleryType } from "./gallery-model";
import { isMoveKey, moveInGrid } from "./move-in-grid";
import { useListWindow } from "./use-list-window";

/** Longer catalogues are drawn only where they can be seen. */
const drawnWhole = 60;

export type CatalogueHandle = { focusFirst: () => boolean };

type CatalogueProps = {
  types: readonly GalleryType[];
  /** Of all types: how the list is drawn must not change while a search narrows it. */
  total: number;
  paths: ConnectorPaths;
  /** Up from the first row. */
  onLeave: () => void;
  ref: Ref<CatalogueHandle>;
};

/** The tiles that were found: one tab stop, arrow keys move in both directions. */
export function Catalogue({ types, total, paths, onLeave, ref }: CatalogueProps) {
  const list = useRef<HTMLUListElement>(null);
  const isHydrated = useHydrated();
  const { start, end, before, after } = useListWindow(list, types.length, total > drawnWhole);
  const [lastFocused, setLastFocused] = useState<string | null>(null);
  const shown = types.slice(start, end);
  const tabStop = shown.some(({ id }) => id === lastFocused) ? lastFocused : shown[0]?.id;

  const tiles = () => [...(list.current?.querySelectorAll<HTMLElement>("a[data-tile]") ?? [])];
  useImperativeHandle(ref, () => ({
    focusFirst() {
      const first = tiles()[0];
      first?.focus();
      return first !== undefined;
    },
  }));

  function handleKey(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (!isMoveKey(event.key)) return;
    const all = tiles();
    const from = event.target instanceof HTMLElement ? all.indexOf(event.target) : -1;
    if (from < 0) return;
    event.preventDefault();
    const top = all[0]?.offsetTop;
    const columns = all.findIndex((tile) => tile.offsetTop !== top);
    const to = moveInGrid(from, event.key, columns < 0 ? all.length : columns, all.length);
    if (to === "out") onLeave();
    else all[to]?.focus();
  }

  return (
    <ul
      ref={list}
      onKeyDown={handleKey}
      style={before + after > 0 ? { paddingTop: before, paddingBottom: after } : undefined}
      className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,15rem),1fr))] gap-3"
    >
      {shown.map((type) => (
        <li key={type.id}>
          <CatalogueTile
            type={type}
            href={paths.newOf(type.id)}
            tabIndex={isHydrated && type.id !== tabStop ? -1 : undefined}
            onFocus={setLastFocused}
          />
        </li>
      ))}
    </ul>
  );
}
