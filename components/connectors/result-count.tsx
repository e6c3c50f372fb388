"use client";

import { useEffect, useState } from "react";

/** Long enough that a person who types hears one count, not one a letter. */
const quietMs = 500;

/** Says the latest text to screen readers once it has stood for a moment; the first one is not said. */
export function ResultCount({ text }: { text: string }) {
  const [said, setSaid] = useState({ shown: "", latest: text });
  useEffect(() => {
    if (text === said.latest) return;
    const timer = setTimeout(() => setSaid({ shown: text, latest: text }), quietMs);
    return () => clearTimeout(timer);
  }, [text, said.latest]);
  return (
    <p role="status" aria-live="polite" className="sr-only">
      {said.shown}
    </p>
  );
}
