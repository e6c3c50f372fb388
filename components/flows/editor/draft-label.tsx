import { CircleDot } from "lucide-react";
import { RelativeTime } from "@/components/ui/relative-time";

type DraftLabelProps = {
  isDirty: boolean;
  /** ISO 8601. */
  savedAt: string;
  /** Of the version that runs; null before the first one. */
  publishedNumber: number | null;
};

/** Whether everything is saved, and what runs. */
export function DraftLabel({ isDirty, savedAt, publishedNumber }: DraftLabelProps) {
  return (
    <p className="flex flex-wrap items-center gap-x-1.5 text-sm text-muted">
      {isDirty ? (
        <span className="inline-flex items-center gap-1 text-warning-text">
          <CircleDot aria-hidden="true" className="size-3.5" />
          Unsaved changes
        </span>
      ) : (
        <span>
          Draft saved <RelativeTime value={savedAt} />
        </span>
      )}
      <span aria-hidden="true">·</span>
      <span>{publishedNumber === null ? "Not published" : `Published v${publishedNumber}`}</span>
    </p>
  );
}
