import { BarChart } from "@/components/ui/bar-chart";
import { ChartLegend } from "@/components/ui/chart-legend";
import type { ChartTone } from "@/components/ui/chart-tones";
import { TableDisclosure } from "@/components/ui/table-disclosure";
import type { Counts, HomeView } from "@/lib/home/schema";
import { ChartPanel } from "./chart-panel";
import { formatCount, formatShort, periodInText, stepNames } from "./formats";
import { StepTime, ticksOf } from "./step-time";

/** What a message has come to, each message once. */
const outcomes: readonly { tone: ChartTone; label: string; of: (counts: Counts) => number }[] = [
  { tone: "strong", label: "Verified", of: ({ verified }) => verified },
  {
    tone: "medium",
    label: "Delivered, not verified",
    of: ({ delivered, verified }) => delivered - verified,
  },
  {
    tone: "weak",
    label: "No receipt yet",
    of: ({ all, delivered, refused, unknown }) => all - delivered - refused - unknown,
  },
  { tone: "danger", label: "Refused", of: ({ refused }) => refused },
  { tone: "warning", label: "Unknown", of: ({ unknown }) => unknown },
];

const columns = [
  { key: "time", label: "Time" },
  ...["Tried", "Sent", "Delivered", "Verified", "Refused", "Unknown"].map((label) => ({
    key: label,
    label,
    isNumber: true,
  })),
];

const cellsOf = ({ all, sent, delivered, verified, refused, unknown }: Counts) =>
  [all, sent, delivered, verified, refused, unknown].map(formatCount);

/** Messages over time by what became of them. */
export function MessagesChart({ home }: { home: HomeView }) {
  const { period, steps, total } = home;
  const { all, sent, delivered, verified, refused } = total.counts;
  return (
    <ChartPanel
      title="Messages"
      help={`By ${stepNames[period]}${period === "month" ? " (UTC)" : ""}. Test sends are not counted.`}
      legend={<ChartLegend parts={outcomes} />}
      table={
        <TableDisclosure
          caption={`Messages by ${stepNames[period]}`}
          columns={columns}
          rows={steps.toReversed().map(({ at, counts }) => ({
            key: at,
            cells: [<StepTime key={at} period={period} at={at} isLong />, ...cellsOf(counts)],
          }))}
          total={["All", ...cellsOf(total.counts)]}
        />
      }
    >
      <BarChart
        summary={`Messages by ${stepNames[period]} in ${periodInText[period]}: ${formatCount(all)} tried, ${formatCount(sent)} sent, ${formatCount(delivered)} delivered, ${formatCount(verified)} verified, ${formatCount(refused)} refused.`}
        isWhole
        bars={steps.map(({ at, counts }) => ({
          key: at,
          parts: outcomes.map(({ tone, of }) => ({ tone, value: of(counts) })),
        }))}
        ticks={ticksOf(home)}
        formatValue={formatShort}
        detail={(index) => {
          const step = steps[index];
          if (!step) return null;
          const known = outcomes.filter(({ of }) => of(step.counts) > 0);
          return (
            <>
              <p className="font-medium">
                <StepTime period={period} at={step.at} isLong />
              </p>
              {known.length === 0 && <p>Nothing sent</p>}
              {known.map(({ label, of }) => (
                <p key={label} className="flex justify-between gap-4 tabular-nums">
                  <span>{label}</span>
                  <span>{formatCount(of(step.counts))}</span>
                </p>
              ))}
            </>
          );
        }}
      />
    </ChartPanel>
  );
}
