"use client";

import { useSearchParams } from "next/navigation";
import { useCallback } from "react";
import type { Query } from "@/lib/core/address-filter";

type Format<Filter> = {
  /** One function for the whole life of a page, as the other. */
  read: (given: Query) => Filter;
  write: (filter: Filter) => URLSearchParams;
};

type Change<Filter> = (part: Partial<Filter>, how?: "push" | "replace") => void;

/**
 * The filter of the page, which is kept in its address alone: a copied link shows the same, and the
 * back button takes the last filter off. Changed without a navigation, so that nothing is loaded
 * but the rows.
 */
export function useAddressFilter<Filter extends object>({
  read,
  write,
}: Format<Filter>): {
  filter: Filter;
  change: Change<Filter>;
  clear: () => void;
} {
  const address = useSearchParams().toString();
  const filter = read(Object.fromEntries(new URLSearchParams(address)));

  const show = useCallback((query: string, how: "push" | "replace") => {
    const url = `${window.location.pathname}${query === "" ? "" : `?${query}`}`;
    if (how === "push") window.history.pushState(null, "", url);
    else window.history.replaceState(null, "", url);
  }, []);
  const change = useCallback<Change<Filter>>(
    (part, how = "push") => {
      // What stands in the address now: a part that was typed may not have come back yet.
      const now = Object.fromEntries(new URLSearchParams(window.location.search));
      show(write({ ...read(now), ...part }).toString(), how);
    },
    [show, read, write],
  );
  const clear = useCallback(() => show("", "push"), [show]);
  return { filter, change, clear };
}
