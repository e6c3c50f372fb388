import { cn } from "./cn";

type ProgressPulseProps = {
  /** What is going on, for those who do not see the bar. */
  label: string;
  className?: string;
};

/** A thin bar that says "under way" without a share of the whole. Takes 2 px, so nothing jumps. */
export function ProgressPulse({ label, className }: ProgressPulseProps) {
  return (
    <div
      role="progressbar"
      aria-label={label}
      className={cn("h-0.5 w-full overflow-hidden rounded-full bg-sunken", className)}
    >
      <div className="h-full w-1/3 animate-slide rounded-full bg-accent" />
    </div>
  );
}
