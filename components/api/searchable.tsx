"use client";

import type { ReactNode } from "react";
import { holdsAll, useReading } from "./api-reader";

type SearchableProps = {
  /** Folded texts; what is inside shows while one of them holds every word that is searched for. */
  texts: readonly string[];
  children: ReactNode;
};

/** A part of the page that goes while the search does not find it. */
export function Searchable({ texts, children }: SearchableProps) {
  const { words } = useReading();
  return <div hidden={!texts.some((text) => holdsAll(text, words))}>{children}</div>;
}
