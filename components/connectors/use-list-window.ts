"use client";

import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useLayoutEffect, useState } from "react";
import { useHydrated } from "@/components/ui/use-hydrated";

type ListWindow = {
  /** Positions to draw: from `start` up to, not including, `end`. */
  start: number;
  end: number;
  /** Pixels to keep free above and below. */
  before: number;
  after: number;
  columns: number;
};

/** Drawn before the browser knows its own size: about two screens. */
const firstDraw = 60;

type Layout = { top: number; rowHeight: number; columns: number };

/**
 * Which part of a long list or grid to draw. All items have the same height, in as many columns as
 * the style sheet makes; both are read from the first item, so the numbers live in the style alone.
 * A list that is not `isLong` is drawn whole.
 */
export function useListWindow(
  list: RefObject<HTMLElement | null>,
  count: number,
  isLong: boolean,
): ListWindow {
  // The virtualizer is one object that changes inside: remembered results would never be renewed.
  "use no memo";
  const isReady = useHydrated() && isLong;
  const [layout, setLayout] = useState<Layout>({ top: 0, rowHeight: 52, columns: 1 });
  const virtualizer = useWindowVirtualizer({
    count: Math.ceil(count / layout.columns),
    estimateSize: () => layout.rowHeight,
    scrollMargin: layout.top,
    overscan: 3,
    enabled: isReady,
  });

  // Without dependencies: what stands above may have changed with any render.
  useLayoutEffect(() => {
    if (!isReady || !list.current) return;
    const next = readLayout(list.current);
    if (next && !isSame(next, layout)) setLayout(next);
  });

  useLayoutEffect(() => {
    if (!isReady || !list.current) return;
    const element = list.current;
    const observer = new ResizeObserver(() => {
      const next = readLayout(element);
      if (next) setLayout((known) => (isSame(known, next) ? known : next));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [isReady, list]);

  useLayoutEffect(() => {
    if (isReady && layout.rowHeight > 0) virtualizer.measure();
  }, [isReady, layout.rowHeight, virtualizer]);

  if (!isLong) return { start: 0, end: count, before: 0, after: 0, columns: layout.columns };
  const rows = virtualizer.getVirtualItems();
  const first = rows[0];
  const last = rows.at(-1);
  if (!isReady || !first || !last)
    return { start: 0, end: Math.min(count, firstDraw), before: 0, after: 0, columns: 1 };
  return {
    start: first.index * layout.columns,
    end: Math.min(count, (last.index + 1) * layout.columns),
    before: first.start - layout.top,
    after: virtualizer.getTotalSize() - (last.end - layout.top),
    columns: layout.columns,
  };
}

const isSame = (a: Layout, b: Layout): boolean =>
  a.top === b.top && a.rowHeight === b.rowHeight && a.columns === b.columns;

/** Null while the list is empty: then there is nothing to measure. */
function readLayout(list: HTMLElement): Layout | null {
  const item = list.querySelector(":scope > li");
  if (!(item instanceof HTMLElement)) return null;
  const style = getComputedStyle(list);
  const gap = Number.parseFloat(style.rowGap) || 0;
  const columns = style.display === "grid" ? style.gridTemplateColumns.split(" ").length : 1;
  const top = Math.round(list.getBoundingClientRect().top + window.scrollY);
  return { top, rowHeight: item.offsetHeight + gap, columns };
}
