import { type ChartTone, chartTones } from "./chart-tones";
import { cn } from "./cn";

type ChartLegendProps = { parts: readonly { tone: ChartTone; label: string }[] };

/** Which tone stands for what. */
export function ChartLegend({ parts }: ChartLegendProps) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted">
      {parts.map(({ tone, label }) => (
        <li key={label} className="inline-flex items-center gap-1.5">
          <span
            aria-hidden="true"
            className={cn("size-2.5 rounded-inner", chartTones[tone].swatch)}
          />
          {label}
        </li>
      ))}
    </ul>
  );
}
