import {
  ArrowUpRight,
  BadgeCheck,
  CircleCheck,
  CircleDashed,
  CircleHelp,
  CircleSlash,
  CircleX,
  Clock,
  type LucideIcon,
} from "lucide-react";
import { cn } from "@/components/ui/cn";
import { type ShownStatus, statusNames } from "@/lib/messages/status";

const looks: Record<ShownStatus, { icon: LucideIcon; tone: string }> = {
  sending: { icon: CircleDashed, tone: "text-muted" },
  queued: { icon: Clock, tone: "text-muted" },
  sent: { icon: ArrowUpRight, tone: "text-info-text" },
  delivered: { icon: CircleCheck, tone: "text-success-text" },
  verified: { icon: BadgeCheck, tone: "text-success-text" },
  undelivered: { icon: CircleSlash, tone: "text-danger-text" },
  failed: { icon: CircleX, tone: "text-danger-text" },
  unknown: { icon: CircleHelp, tone: "text-warning-text" },
};

type MessageStatusProps = { status: ShownStatus; className?: string };

/** What became of a message: one icon and one tone each, the same on every page. */
export function MessageStatus({ status, className }: MessageStatusProps) {
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
        className={cn("size-4 shrink-0", status === "sending" && "animate-quiet")}
      />
      {statusNames[status]}
    </span>
  );
}
