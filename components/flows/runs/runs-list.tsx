import Link from "next/link";
import { cn } from "@/components/ui/cn";
import { RelativeTime } from "@/components/ui/relative-time";
import { RunStatus } from "./run-status";
import { durationOf, reasonOf, whoOf } from "./run-words";
import type { RunRowsProps } from "./runs-table";

/** The same as the table on a narrow screen: two lines a run. */
export function RunsList({ rows, newIds }: RunRowsProps) {
  return (
    <ol aria-label="Runs, newest first" className="overflow-hidden rounded-card border bg-surface">
      {rows.map((run) => (
        <li key={run.id} className="border-b last:border-b-0">
          <Link
            href={run.href}
            prefetch={false}
            className={cn(
              "block px-3 py-2 -outline-offset-2 hover:bg-hover",
              newIds.has(run.id) && "animate-in fade-in-0",
            )}
          >
            <span className="flex items-center justify-between gap-3">
              <span className="min-w-0 truncate font-medium">{whoOf(run)}</span>
              <RunStatus status={run.status} className="shrink-0 text-sm" />
            </span>
            <span className="flex items-center justify-between gap-3 text-sm text-muted">
              <span className="min-w-0 truncate">
                {[run.stepName, reasonOf(run), run.stepName === null && durationOf(run)]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
              <RelativeTime value={run.startedAt} className="shrink-0" />
            </span>
          </Link>
        </li>
      ))}
    </ol>
  );
}
