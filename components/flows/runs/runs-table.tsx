import type { Route } from "next";
import Link from "next/link";
import { cn } from "@/components/ui/cn";
import { RelativeTime } from "@/components/ui/relative-time";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from "@/components/ui/table";
import type { RunSummary } from "@/lib/flows/search";
import { RunStatus } from "./run-status";
import { durationOf, reasonOf, whoOf } from "./run-words";

/** A run with the address of its page. */
type RunRow = RunSummary & { href: Route };

export type RunRowsProps = {
  rows: readonly RunRow[];
  /** Came while the page was open. */
  newIds: ReadonlySet<string>;
};

const nothing = <span className="text-muted">–</span>;

/** The runs as a table; each row leads to its run. Narrow screens get `RunsList`. */
export function RunsTable({ rows, newIds }: RunRowsProps) {
  return (
    <div className="rounded-card border bg-surface">
      <Table className="text-sm">
        <caption className="sr-only">Runs, newest first</caption>
        <TableHeader>
          <TableRow className="hover:bg-transparent">
            <TableHead className="pl-4">Started</TableHead>
            <TableHead>Status</TableHead>
            <TableHead>Who</TableHead>
            <TableHead>Step</TableHead>
            <TableHead>Reason</TableHead>
            <TableHead numeric>Version</TableHead>
            <TableHead numeric className="pr-4">
              Duration
            </TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {rows.map((run) => (
            <TableRow
              key={run.id}
              className={cn(
                "relative whitespace-nowrap has-focus-visible:bg-hover",
                newIds.has(run.id) && "animate-in fade-in-0",
              )}
            >
              <TableCell className="pl-4">
                {/* The whole row is the link. */}
                <Link
                  href={run.href}
                  prefetch={false}
                  className="text-text after:absolute after:inset-0 after:content-['']"
                >
                  <RelativeTime value={run.startedAt} />
                </Link>
              </TableCell>
              <TableCell>
                <RunStatus status={run.status} />
              </TableCell>
              <TableCell className={cn("max-w-44 truncate", run.who === null && "text-muted")}>
                {whoOf(run)}
              </TableCell>
              <TableCell className="max-w-56 truncate" title={run.stepName ?? undefined}>
                {run.stepName ?? nothing}
              </TableCell>
              <TableCell className="max-w-56 truncate">{reasonOf(run) ?? nothing}</TableCell>
              <TableCell numeric className="tabular-nums">
                {run.number ?? nothing}
              </TableCell>
              <TableCell numeric className="pr-4 tabular-nums">
                {durationOf(run) ?? nothing}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
