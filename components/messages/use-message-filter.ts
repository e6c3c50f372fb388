"use client";

import { useSearchParams } from "next/navigation";
import { useCallback } from "react";
import { type MessageFilter, readMessageFilter, writeMessageFilter } from "@/lib/messages/search";

type Change = (part: Partial<MessageFilter>, how?: "push" | "replace") => void;

/**
 * The filter of the page, which is kept in its address alone: a copied link shows the same, and the
 * back button takes the last filter off. Changed without a navigation, so that nothing is loaded
 * but the rows.
 */
export function useMessageFilter(): { filter: MessageFilter; change: Change; clear: () => void } {
  const address = useSearchParams().toString();
  const filter = readMessageFilter(Object.fromEntries(new URLSearchParams(address)));

  const write = useCallback((next: MessageFilter, how: "push" | "replace") => {
    const query = writeMessageFilter(next).toString();
    const url = `${window.location.pathname}${query === "" ? "" : `?${query}`}`;
    if (how === "push") window.history.pushState(null, "", url);
    else window.history.replaceState(null, "", url);
  }, []);
  const change = useCallback<Change>(
    (part, how = "push") => {
      // What stands in the address now: a part that was typed may not have come back yet.
      const now = Object.fromEntries(new URLSearchParams(window.location.search));
      write({ ...readMessageFilter(now), ...part }, how);
    },
    [write],
  );
  const clear = useCallback(() => write({}, "push"), [write]);
  return { filter, change, clear };
}
