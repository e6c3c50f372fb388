import type { Route } from "next";
import Link from "next/link";
import { cn } from "@/components/ui/cn";
import type { Period } from "@/lib/home/schema";
import { periodNames } from "./formats";

// The table's keys are the periods; TypeScript widens them to strings.
const periods = Object.keys(periodNames) as Period[];

type PeriodLinksProps = { homeHref: Route; current: Period };

/** Which period is shown; each has its own address. */
export function PeriodLinks({ homeHref, current }: PeriodLinksProps) {
  return (
    <nav aria-label="Period">
      <ul className="inline-flex gap-0.5 rounded-control border bg-sunken p-0.5">
        {periods.map((period) => (
          <li key={period}>
            <Link
              // The period is a part of the address that the route types know nothing of.
              href={`${homeHref}?period=${period}` as Route}
              scroll={false}
              aria-current={period === current ? "true" : undefined}
              className={cn(
                "inline-flex h-6.5 items-center rounded-inner border border-transparent px-2.5 whitespace-nowrap transition-colors max-sm:px-2 touch:h-8",
                period === current
                  ? "border-control bg-surface font-medium text-text"
                  : "text-muted hover:text-text",
              )}
            >
              {periodNames[period]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
