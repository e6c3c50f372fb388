"use client";

import { type RefObject, useEffect, useState } from "react";

/** So far from the top of the page one looks at its beginning. */
const nearTopPx = 120;
const nobody: ReadonlySet<string> = new Set();

type Arrivals = {
  /** Ids of rows that came in while the page was open. */
  newIds: ReadonlySet<string>;
  /** For those who do not see the list. */
  announcement: string;
  /** Shows what waits. */
  show: () => void;
};

type Waiting = {
  /** Newest first. */
  arrived: readonly { id: string }[];
  takeIn: () => void;
  /** "3 new messages" */
  inWords: (count: number) => string;
};

/**
 * Lets new rows in by themselves while nobody could be disturbed: at the top of the page, with
 * neither pointer nor focus in `list`. Otherwise they wait, so that no row moves under a hand.
 */
export function useArrivals(
  list: RefObject<HTMLElement | null>,
  { arrived, takeIn, inWords }: Waiting,
): Arrivals {
  const [seen, setSeen] = useState({ newest: "", announcement: "", newIds: nobody });
  const newest = arrived[0]?.id ?? "";
  const isNews = newest > seen.newest;
  if (isNews)
    setSeen({
      newest,
      announcement: inWords(arrived.length),
      newIds: new Set(arrived.map(({ id }) => id)),
    });

  useEffect(() => {
    if (newest === "") return;
    const element = list.current;
    const isTouched = element?.matches(":hover, :focus-within") ?? false;
    if (window.scrollY <= nearTopPx && !isTouched) takeIn();
  }, [newest, list, takeIn]);

  return {
    newIds: seen.newIds,
    announcement: seen.announcement,
    show: () => {
      takeIn();
      window.scrollTo({ top: 0 });
    },
  };
}
