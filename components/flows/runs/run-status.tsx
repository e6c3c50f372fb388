import {
  CircleCheck,
  CircleDashed,
  CircleX,
  Clock,
  Hourglass,
  type LucideIcon,
} from "lucide-react";
import { cn } from "@/components/ui/cn";
import { runStatusNames, type RunStatus as Status } from "@/lib/flows/search";

const looks: Record<Status, { icon: LucideIcon; tone: string }> = {
  working: { icon: CircleDashed, tone: "text-muted" },
  waiting: { icon: Clock, tone: "text-info-text" },
  completed: { icon: CircleCheck, tone: "text-success-text" },
  failed: { icon: CircleX, tone: "text-danger-text" },
  expired: { icon: Hourglass, tone: "text-warning-text" },
};

type RunStatusProps = { status: Status; className?: string };

/** How a run stands: one icon and one tone each, the same on every page. */
export function RunStatus({ status, className }: RunStatusProps) {
  const { icon: Icon, tone } = looks[status];
  return (
    <span
      className={cn(
        "inline-flex items-center gap-1.5 align-middle whitespace-nowrap",
        tone,
        className,
      )}
    >
      <Icon
        aria-hidden="true"
        className={cn("size-4 shrink-0", status === "working" && "animate-quiet")}
      />
      {runStatusNames[status]}
    </span>
  );
}
