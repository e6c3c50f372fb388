"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { toast } from "@/components/ui/toast-store";
import type { VersionView } from "@/lib/flows/schema";
import { RestoreDialog } from "./restore-dialog";
import type { RestoreVersion } from "./version-actions";

export type FlowVersionListProps = {
  flowKey: string;
  /** Newest first. */
  versions: readonly VersionView[];
  /** Revision of the draft that restoring writes over. */
  revision: number;
  /** What is drawn is not saved, and restoring would lose it. */
  isUnsaved: boolean;
  /** null for those who may not save. */
  restore: RestoreVersion | null;
  /** Shows a version, to be read. */
  onOpen: (number: number) => void;
  /** Number of the version that is shown now; null for the draft. */
  openNumber?: number | null;
  /** The draft is that version's now: load it. */
  onRestored: (saved: { revision: number; savedAt: string }) => void;
};

/** Every version of a flow that was published, and the way back to it. */
export function FlowVersionList(props: FlowVersionListProps) {
  const { flowKey, versions, revision, isUnsaved, restore, onOpen, onRestored } = props;
  const [asked, setAsked] = useState<number | null>(null);
  const restoring = useMutation({
    mutationFn: async (number: number) =>
      restore?.({ flowKey, number, expectedRevision: revision }),
    onSuccess(result, number) {
      if (!result?.ok) return;
      toast({
        tone: "success",
        title: `Version ${number} is the draft now`,
        description: "Runs notice nothing until you publish it.",
      });
      setAsked(null);
      onRestored(result.value);
    },
  });
  if (versions.length === 0)
    return (
      <p className="text-muted">
        Nothing is published yet. Each time you publish, a version appears here.
      </p>
    );
  return (
    <>
      <ol className="divide-y rounded-card border bg-surface">
        {versions.map(({ number, note, publishedAt, publishedByName, isPublished }) => (
          <li key={number} className="space-y-1 px-3 py-2">
            <div className="flex min-h-control flex-wrap items-center gap-x-2 gap-y-1">
              <span className="font-medium tabular-nums">Version {number}</span>
              {isPublished && <Badge tone="success">Published</Badge>}
              <span className="ml-auto flex gap-1">
                <Button
                  size="sm"
                  variant="ghost"
                  aria-pressed={props.openNumber === number}
                  onClick={() => onOpen(number)}
                >
                  Open<span className="sr-only"> version {number}</span>
                </Button>
                {restore && (
                  <Button
                    size="sm"
                    inactive={isUnsaved}
                    title={isUnsaved ? "Save or discard what you changed first." : undefined}
                    onClick={() => setAsked(number)}
                  >
                    Restore<span className="sr-only"> version {number}</span>
                  </Button>
                )}
              </span>
            </div>
            <p className="text-sm text-muted">
              <RelativeTime value={publishedAt} />
              {publishedByName && ` by ${publishedByName}`}
            </p>
            {note && <p className="text-sm wrap-anywhere whitespace-pre-line">{note}</p>}
          </li>
        ))}
      </ol>
      <RestoreDialog
        number={asked}
        isPending={restoring.isPending}
        problem={
          restoring.isError
            ? "Patchbay did not answer. Try again."
            : restoring.data && !restoring.data.ok
              ? restoring.data.error.text
              : null
        }
        onConfirm={() => asked !== null && restoring.mutate(asked)}
        onClose={() => {
          setAsked(null);
          restoring.reset();
        }}
      />
    </>
  );
}
