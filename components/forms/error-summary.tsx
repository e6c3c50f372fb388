"use client";

import { useEffect, useRef } from "react";
import { flushSync } from "react-dom";
import { Callout } from "@/components/ui/callout";

export type SummaryEntry = { id: string; label: string; text: string };

type ErrorSummaryProps = {
  entries: readonly SummaryEntry[];
  /** Changes with each failed submission, so that the focus comes here each time. */
  attempt: number;
  /** Called before the focus goes to a field: the moment to show what is hidden. */
  onFollow?: (index: number) => void;
};

/** What is wrong in a form, each with a way to its field. Takes the focus when it appears. */
export function ErrorSummary({ entries, attempt, onFollow }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const isShown = entries.length > 0;
  useEffect(() => {
    if (attempt === 0 || !isShown) return;
    box.current?.focus();
    box.current?.scrollIntoView({ block: "nearest" });
  }, [attempt, isShown]);
  if (!isShown) return null;
  return (
    <Callout
      ref={box}
      tabIndex={-1}
      tone="danger"
      className="mb-5"
      aria-label="What needs another look"
      role="group"
      title={
        entries.length === 1
          ? "One field needs another look"
          : `${entries.length} fields need another look`
      }
    >
      <ul className="space-y-0.5">
        {entries.map(({ id, label, text }, index) => (
          <li key={`${id} ${label} ${text}`}>
            <a
              href={`#${id}`}
              className="rounded-inner underline decoration-current/40 underline-offset-3 hover:decoration-current"
              onClick={(event) => {
                event.preventDefault();
                flushSync(() => onFollow?.(index));
                const field = document.getElementById(id);
                field?.focus();
                field?.scrollIntoView({ block: "center" });
              }}
            >
              {label}
            </a>
            : {text}
          </li>
        ))}
      </ul>
    </Callout>
  );
}
