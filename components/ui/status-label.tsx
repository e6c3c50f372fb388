import {
  CircleCheck,
  CircleDashed,
  CircleHelp,
  CircleMinus,
  CircleX,
  type LucideIcon,
  TriangleAlert,
} from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn";

/** `running`: not known yet; `unknown`: cannot be told; `skipped`: was not looked at. */
export type Status = "pass" | "warn" | "fail" | "unknown" | "skipped" | "running";

const looks: Record<Status, { icon: LucideIcon; word: string; tone: string }> = {
  pass: { icon: CircleCheck, word: "Passed", tone: "text-success-text" },
  warn: { icon: TriangleAlert, word: "Warning", tone: "text-warning-text" },
  fail: { icon: CircleX, word: "Failed", tone: "text-danger-text" },
  unknown: { icon: CircleHelp, word: "Cannot tell", tone: "text-muted" },
  skipped: { icon: CircleMinus, word: "Not checked", tone: "text-muted" },
  running: { icon: CircleDashed, word: "Checking", tone: "text-muted" },
};

type StatusLabelProps = {
  status: Status;
  /** The word beside the icon, when "Passed", "Failed" … is not the right one. */
  children?: ReactNode;
  /** Shows the icon alone and keeps the word for screen readers; the text beside it must tell. */
  iconOnly?: boolean;
  className?: string;
};

/** A state, told by icon and word; the colour only repeats it. */
export function StatusLabel({ status, children, iconOnly = false, className }: StatusLabelProps) {
  const { icon: Icon, word, tone } = looks[status];
  return (
    <span className={cn("inline-flex items-center gap-1.5", tone, className)}>
      <Icon
        aria-hidden="true"
        className={cn("size-4 shrink-0", status === "running" && "animate-quiet")}
      />
      <span className={iconOnly ? "sr-only" : undefined}>{children ?? word}</span>
    </span>
  );
}
