"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { RelativeTime } from "@/components/ui/relative-time";
import type { AppError } from "@/lib/core/errors";

type SaveConflictProps = {
  /** What was saved: "draft", "template". */
  what: string;
  /** Of the answer `changed_meanwhile`. */
  changed: AppError["changed"];
  /** Their version has arrived; nothing can be decided before. */
  isLoaded: boolean;
  isSaving: boolean;
  onTakeTheirs: () => void;
  onSaveMine: () => void;
  /** For a long form, whose Save may have been pressed at its far end. */
  takesFocus?: boolean;
  className?: string;
  /** What became of the own changes, and what differs. */
  children: ReactNode;
};

/** Somebody else saved first: the two ways on. Nothing typed is lost by looking. */
export function SaveConflict(props: SaveConflictProps) {
  const { what, changed, isLoaded, isSaving, onTakeTheirs, onSaveMine } = props;
  const { takesFocus = false, className, children } = props;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!takesFocus) return;
    box.current?.focus({ preventScroll: true });
    box.current?.scrollIntoView({ block: "nearest" });
  }, [takesFocus]);
  return (
    <Callout
      ref={box}
      tabIndex={takesFocus ? -1 : undefined}
      tone="warning"
      role="alert"
      className={className}
      title={
        <>
          {changed?.byName ?? "Somebody"} saved this {what}{" "}
          {changed && <RelativeTime value={changed.at} />}
        </>
      }
      actions={
        <>
          <Button size="sm" disabled={!isLoaded} onClick={onTakeTheirs}>
            Show theirs
          </Button>
          <Button size="sm" disabled={!isLoaded} pending={isSaving} onClick={onSaveMine}>
            Save mine over it
          </Button>
        </>
      }
    >
      {children}
    </Callout>
  );
}
