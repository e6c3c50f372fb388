"use client";

import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { RelativeTime } from "@/components/ui/relative-time";

export type Difference = { label: string; mine: string; theirs: string };

type ConflictCalloutProps = {
  byName: string;
  at: string;
  /** null until the other version was loaded. */
  differences: readonly Difference[] | null;
  onTakeTheirs: () => void;
  onSaveMine: () => void;
  isSaving: boolean;
};

/** Somebody else saved first: what differs, and the two ways on. Nothing typed is lost by looking. */
export function ConflictCallout({
  byName,
  at,
  differences,
  onTakeTheirs,
  onSaveMine,
  isSaving,
}: ConflictCalloutProps) {
  const box = useRef<HTMLDivElement>(null);
  // Save may have been pressed at the far end of the form.
  useEffect(() => {
    box.current?.focus({ preventScroll: true });
    box.current?.scrollIntoView({ block: "nearest" });
  }, []);
  return (
    <Callout
      ref={box}
      tabIndex={-1}
      tone="warning"
      role="alert"
      className="mb-5"
      title={
        <>
          {byName} saved this connector <RelativeTime value={at} />
        </>
      }
      actions={
        <>
          <Button size="sm" onClick={onTakeTheirs} disabled={!differences}>
            Show theirs
          </Button>
          <Button size="sm" onClick={onSaveMine} disabled={!differences} pending={isSaving}>
            Save mine over it
          </Button>
        </>
      }
    >
      <p>Your changes are not saved. What you typed is still in the form.</p>
      {differences && differences.length > 0 && (
        <ul className="mt-1 space-y-1 text-sm">
          {differences.map(({ label, mine, theirs }) => (
            <li key={label} className="break-words">
              <span className="font-medium">{label}</span>: theirs is{" "}
              <span className="font-mono">{theirs || "empty"}</span>, yours is{" "}
              <span className="font-mono">{mine || "empty"}</span>
            </li>
          ))}
        </ul>
      )}
      {differences?.length === 0 && (
        <p className="text-sm">Nothing in the form differs except possibly a secret.</p>
      )}
    </Callout>
  );
}
