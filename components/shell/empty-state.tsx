import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

type EmptyStateProps = {
  /** One line: what this page is for, or why nothing is here. */
  children: ReactNode;
  /** One button to the next step. */
  action?: ReactNode;
  className?: string;
};

/** Where a list would stand if there were something in it. */
export function EmptyState({ children, action, className }: EmptyStateProps) {
  return (
    <div
      className={cn(
        "flex flex-col items-center gap-3 rounded-card border border-dashed px-4 py-10 text-center text-muted",
        className,
      )}
    >
      <p className="max-w-form">{children}</p>
      {action}
    </div>
  );
}
