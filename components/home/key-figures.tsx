import { formatDuration } from "@/components/ui/format-duration";
import type { HomeView } from "@/lib/home/schema";
import { formatCount, formatMoney, formatShare } from "./formats";

/** The period in six numbers. */
export function KeyFigures({ total: { counts, latency, spend } }: Pick<HomeView, "total">) {
  const { all, sent, delivered, verified, refused, unknown } = counts;
  const [most, ...others] = spend;
  const figures = [
    { name: "Sent", value: formatCount(sent), note: `of ${formatCount(all)} tried` },
    {
      name: "Delivered",
      value: formatCount(delivered),
      note: `${formatShare(delivered, sent)} of sent`,
    },
    {
      name: "Verified",
      value: formatCount(verified),
      note: `${formatShare(verified, sent)} of sent`,
    },
    {
      name: "Refused",
      value: formatCount(refused),
      note:
        unknown > 0
          ? `${formatShare(refused, all)}, ${formatCount(unknown)} unknown`
          : `${formatShare(refused, all)} of tried`,
    },
    {
      name: "Answer time",
      value: latency ? formatDuration(latency.median) : "–",
      note: latency ? `95% in ${formatDuration(latency.slow)}` : "nothing measured",
    },
    {
      name: "Spend",
      value: most ? formatMoney(most) : "–",
      note: spendNote(most, others.map(formatMoney), verified),
    },
  ];
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-card border bg-border sm:grid-cols-3 lg:grid-cols-6">
      {figures.map(({ name, value, note }) => (
        <div key={name} className="min-w-0 bg-surface px-4 py-3">
          <dt className="text-sm text-muted">{name}</dt>
          <dd className="mt-0.5 text-xl font-semibold tabular-nums">{value}</dd>
          <dd className="text-xs text-muted tabular-nums">{note}</dd>
        </div>
      ))}
    </dl>
  );
}

function spendNote(
  most: HomeView["total"]["spend"][number] | undefined,
  others: readonly string[],
  verified: number,
): string {
  if (!most) return "no price told";
  if (others.length > 0) return `and ${others.join(", ")}`;
  if (verified === 0) return "nothing verified";
  return `${formatMoney({ ...most, amount: most.amount / verified })} a verified code`;
}
