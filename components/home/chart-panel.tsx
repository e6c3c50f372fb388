import { type ReactNode, useId } from "react";
import { cn } from "@/components/ui/cn";
import { Panel } from "@/components/ui/panel";

type ChartPanelProps = {
  title: string;
  /** What the numbers mean, in a line. */
  help: ReactNode;
  legend?: ReactNode;
  /** The table behind the chart. */
  table?: ReactNode;
  className?: string;
  children: ReactNode;
};

/** One chart with its name, and its numbers below. */
export function ChartPanel({ title, help, legend, table, className, children }: ChartPanelProps) {
  const id = useId();
  return (
    <Panel aria-labelledby={id} className={cn("flex min-w-0 flex-col p-4", className)}>
      <div className="mb-4 flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="min-w-0">
          <h2 id={id} className="text-base font-semibold">
            {title}
          </h2>
          <p className="text-sm text-muted">{help}</p>
        </div>
        {legend}
      </div>
      <div className="flex-1">{children}</div>
      {table && <div className="mt-3">{table}</div>}
    </Panel>
  );
}

/** Where a chart would stand if there were something to show. */
export function NothingToShow({ children }: { children: ReactNode }) {
  return (
    <p className="flex min-h-24 items-center justify-center text-center text-sm text-muted">
      {children}
    </p>
  );
}
