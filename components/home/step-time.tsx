import { LocalTime } from "@/components/ui/local-time";
import type { HomeView, Period } from "@/lib/home/schema";

// Days are those of UTC, so that they are whole wherever they are looked at.
const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });

type StepTimeProps = { period: Period; at: string; isLong?: boolean };

/** When a bar begins: "14:05", "22 Nov". */
export function StepTime({ period, at, isLong = false }: StepTimeProps) {
  if (period === "month") {
    return (
      <time dateTime={at.slice(0, 10)} className="whitespace-nowrap">
        {day.format(new Date(at))}
      </time>
    );
  }
  return <LocalTime value={at} show={isLong && period === "day" ? "dayTime" : "time"} />;
}

/** Steps between two labels below a chart: ten minutes, four hours, five days. */
const tickEvery = { hour: 10, day: 4, month: 5 } as const satisfies Record<Period, number>;

/** The labels below a chart, on round minutes and counted back from now. */
export function ticksOf({ period, steps }: HomeView) {
  const every = tickEvery[period];
  const last =
    period === "hour"
      ? steps.findLastIndex(({ at }) => new Date(at).getUTCMinutes() % every === 0)
      : steps.length - 2;
  return steps.flatMap(({ at }, index) =>
    index > 0 && (last - index) % every === 0
      ? [{ index, label: <StepTime period={period} at={at} /> }]
      : [],
  );
}
