import type { Route } from "next";
import { BarList } from "@/components/ui/bar-list";
import { TableDisclosure } from "@/components/ui/table-disclosure";
import type { HomeView } from "@/lib/home/schema";
import { ChartPanel, NothingToShow } from "./chart-panel";
import { formatCount, formatShare } from "./formats";

/** As many as are read at a glance; the table has all. */
const shown = 6;

const columns = [
  { key: "country", label: "Country" },
  { key: "sent", label: "Sent", isNumber: true },
  { key: "delivered", label: "Delivered", isNumber: true },
  { key: "verified", label: "Verified", isNumber: true },
  { key: "refused", label: "Refused", isNumber: true },
  { key: "conversion", label: "Conversion", isNumber: true },
];

type CountriesChartProps = Pick<HomeView, "countries"> & {
  /** The messages that went to a country. */
  hrefOf: (country: string) => Route;
};

/** How many of the codes sent to a country were entered. */
export function CountriesChart({ countries, hrefOf }: CountriesChartProps) {
  return (
    <ChartPanel
      title="Conversion by country"
      help="Codes entered, of those sent by SMS and voice."
      table={
        countries.length > 0 && (
          <TableDisclosure
            caption="Messages by country"
            columns={columns}
            rows={countries.map(({ country, name, counts }) => ({
              key: country,
              cells: [
                name,
                formatCount(counts.sent),
                formatCount(counts.delivered),
                formatCount(counts.verified),
                formatCount(counts.refused),
                formatShare(counts.verified, counts.sent),
              ],
            }))}
          />
        )
      }
    >
      {countries.length === 0 ? (
        <NothingToShow>Nothing went to a phone number.</NothingToShow>
      ) : (
        <BarList
          label="Countries with most messages"
          items={countries.slice(0, shown).map(({ country, name, counts: { sent, verified } }) => ({
            key: country,
            name,
            href: hrefOf(country),
            note: `${formatCount(verified)} of ${formatCount(sent)}`,
            value: formatShare(verified, sent),
            share: sent === 0 ? 0 : Math.min(1, verified / sent),
          }))}
        />
      )}
    </ChartPanel>
  );
}
