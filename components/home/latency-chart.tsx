import { ChartLegend } from "@/components/ui/chart-legend";
import { formatDuration } from "@/components/ui/format-duration";
import { LineChart } from "@/components/ui/line-chart";
import { TableDisclosure } from "@/components/ui/table-disclosure";
import type { HomeView, Latency } from "@/lib/home/schema";
import { ChartPanel, NothingToShow } from "./chart-panel";
import { periodInText, stepNames } from "./formats";
import { StepTime, ticksOf } from "./step-time";

const columns = [
  { key: "time", label: "Time" },
  { key: "median", label: "Half within", isNumber: true },
  { key: "slow", label: "95% within", isNumber: true },
];

const cellsOf = (latency: Latency | null) =>
  latency ? [latency.median, latency.slow].map(formatDuration) : ["–", "–"];

/** How long providers took to answer a send. */
export function LatencyChart({ home }: { home: HomeView }) {
  const { period, steps, total } = home;
  return (
    <ChartPanel
      title="Answer time"
      help="From the call to the provider's answer."
      legend={
        <ChartLegend
          parts={[
            { tone: "medium", label: "95% within" },
            { tone: "strong", label: "Half within" },
          ]}
        />
      }
      table={
        total.latency && (
          <TableDisclosure
            caption={`Answer time by ${stepNames[period]}`}
            columns={columns}
            rows={steps.toReversed().map(({ at, latency }) => ({
              key: at,
              cells: [<StepTime key={at} period={period} at={at} isLong />, ...cellsOf(latency)],
            }))}
            total={["All", ...cellsOf(total.latency)]}
          />
        )
      }
    >
      {total.latency ? (
        <LineChart
          summary={`Answer time of providers in ${periodInText[period]}: half within ${formatDuration(total.latency.median)}, 95% within ${formatDuration(total.latency.slow)}.`}
          lines={[
            { tone: "medium", values: steps.map(({ latency }) => latency?.slow ?? null) },
            { tone: "strong", values: steps.map(({ latency }) => latency?.median ?? null) },
          ]}
          ticks={ticksOf(home)}
          formatValue={formatDuration}
          detail={(index) => {
            const step = steps[index];
            return (
              step && (
                <>
                  <p className="font-medium">
                    <StepTime period={period} at={step.at} isLong />
                  </p>
                  <p>
                    {step.latency
                      ? `Half within ${formatDuration(step.latency.median)}, 95% within ${formatDuration(step.latency.slow)}`
                      : "Nothing measured"}
                  </p>
                </>
              )
            );
          }}
        />
      ) : (
        <NothingToShow>No provider was asked.</NothingToShow>
      )}
    </ChartPanel>
  );
}
