import { DataTable } from "@/components/ui/data-table";
import { formatDuration } from "@/components/ui/format-duration";
import type { HomeView } from "@/lib/home/schema";
import { ChartPanel } from "./chart-panel";
import { formatCount, formatMoney, formatShare } from "./formats";

const columns = [
  { key: "connector", label: "Connector" },
  { key: "sent", label: "Sent", isNumber: true },
  { key: "delivered", label: "Delivered", isNumber: true },
  { key: "verified", label: "Verified", isNumber: true },
  { key: "refused", label: "Refused", isNumber: true },
  { key: "answer", label: "Average answer", isNumber: true },
  { key: "spend", label: "Spend", isNumber: true },
];

/** The connectors beside each other, by the names they had when they sent. */
export function ConnectorsPanel({ connectors }: Pick<HomeView, "connectors">) {
  return (
    <ChartPanel title="Connectors" help="Shares of what each has sent; refused of what it tried.">
      <DataTable
        caption="Messages by connector"
        columns={columns}
        rows={connectors.map(({ name, counts, latencyMs, spend }) => ({
          key: name,
          cells: [
            <span key="name" className="block min-w-28 break-words">
              {name}
            </span>,
            formatCount(counts.sent),
            formatShare(counts.delivered, counts.sent),
            formatShare(counts.verified, counts.sent),
            formatShare(counts.refused, counts.all),
            latencyMs === null ? "–" : formatDuration(latencyMs),
            spend.length === 0 ? "–" : spend.map(formatMoney).join(", "),
          ],
        }))}
      />
    </ChartPanel>
  );
}
