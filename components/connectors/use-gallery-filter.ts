"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { type GalleryFilter, readGalleryFilter, writeGalleryFilter } from "./gallery-filter";

/** Safari refuses more than 100 changes of the address in 30 seconds. */
const quietMs = 300;

type GalleryFilterState = {
  filter: GalleryFilter;
  change: (part: Partial<GalleryFilter>) => void;
  /** Writes the address at once: before the page is left, so that "back" finds it. */
  flush: () => void;
};

/**
 * The filter and its copy in the address. `address` is the part after "?" as the router knows it.
 * It is written a moment after the last change without a navigation, and taken over when somebody
 * else changes it (a link to this page, the back button).
 */
export function useGalleryFilter(address: string): GalleryFilterState {
  const [filter, setFilter] = useState(() => readGalleryFilter(address));
  const latest = useRef(filter);
  // Our own writes come back through `address`, possibly after the next key was pressed.
  const written = useRef<string[]>([]);

  useEffect(() => {
    const own = written.current.indexOf(address);
    if (own >= 0) {
      written.current.splice(0, own + 1);
      return;
    }
    const read = readGalleryFilter(address);
    if (writeGalleryFilter(read) === writeGalleryFilter(latest.current)) return;
    latest.current = read;
    setFilter(read);
  }, [address]);

  const flush = useCallback(() => {
    const next = writeGalleryFilter(latest.current);
    const { pathname, search, hash } = window.location;
    if (next === new URLSearchParams(search).toString()) return;
    written.current.push(next);
    window.history.replaceState(null, "", `${pathname}${next === "" ? "" : `?${next}`}${hash}`);
  }, []);

  useEffect(() => {
    latest.current = filter;
    const timer = setTimeout(flush, quietMs);
    return () => clearTimeout(timer);
  }, [filter, flush]);

  const change = useCallback((part: Partial<GalleryFilter>) => {
    latest.current = { ...latest.current, ...part };
    setFilter(latest.current);
  }, []);

  return { filter, change, flush };
}
