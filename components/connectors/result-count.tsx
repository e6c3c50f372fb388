"use client";

import { useEffect, useState } from "react";

/** Long enough that a person who types hears one count, not one a letter. */
const quietMs = 500;

type ResultCountProps = {
  /** What was found; said once it has stood for a moment. The first one is not said. */
  text: string;
  /** Said when the page opens, instead of a count. */
  greeting: string | null;
};

/** Tells screen readers what the eyes see change. */
export function ResultCount({ text, greeting }: ResultCountProps) {
  const [said, setSaid] = useState({ shown: "", latest: text });
  useEffect(() => {
    if (text === said.latest && (greeting === null || said.shown !== "")) return;
    const shown = text === said.latest ? (greeting ?? "") : text;
    const timer = setTimeout(() => setSaid({ shown, latest: text }), quietMs);
    return () => clearTimeout(timer);
  }, [text, greeting, said]);
  return (
    <p role="status" className="sr-only">
      {said.shown}
    </p>
  );
}
