import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { type ChartTone, chartTones } from "./chart-tones";
import { cn } from "./cn";

type BarListProps = {
  label: string;
  tone?: ChartTone;
  /** `share` is the length of the bar, 0 to 1. */
  items: readonly {
    key: string;
    name: string;
    /** Where the things behind the value are listed; null where that cannot be told. */
    href: Route | null;
    /** What the name means, on hover. */
    meaning?: string;
    note: ReactNode;
    value: ReactNode;
    share: number;
  }[];
};

/** Named values one below the other, each with a bar as long as its share. */
export function BarList({ label, tone = "strong", items }: BarListProps) {
  return (
    <ul aria-label={label} className="space-y-3">
      {items.map(({ key, name, href, meaning, note, value, share }) => (
        <li key={key}>
          <div className="flex items-baseline gap-2">
            <span title={meaning} className="min-w-0 flex-1 truncate">
              {href ? (
                <Link href={href} prefetch={false} className="rounded-inner hover:underline">
                  {name}
                </Link>
              ) : (
                name
              )}
            </span>
            <span className="text-sm text-muted tabular-nums">{note}</span>
            <span className="w-14 text-right font-medium tabular-nums">{value}</span>
          </div>
          <svg
            aria-hidden="true"
            viewBox="0 0 1 1"
            preserveAspectRatio="none"
            className="mt-1 h-1.5 w-full overflow-hidden rounded-full bg-sunken"
          >
            <rect width={share} height={1} className={cn(chartTones[tone].fill)} />
          </svg>
        </li>
      ))}
    </ul>
  );
}
