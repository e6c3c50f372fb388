import type { Route } from "next";
import { BarList } from "@/components/ui/bar-list";
import { TableDisclosure } from "@/components/ui/table-disclosure";
import {
  type ErrorClass,
  errorClasses,
  errorClassNames,
} from "@/lib/connectors/kit/connector-error";
import type { HomeView } from "@/lib/home/schema";
import { ChartPanel, NothingToShow } from "./chart-panel";
import { formatCount, formatShare } from "./formats";

const shown = 6;

const columns = [
  { key: "reason", label: "Reason" },
  { key: "meaning", label: "What it means" },
  { key: "messages", label: "Messages", isNumber: true },
  { key: "share", label: "Share", isNumber: true },
];

const isKnown = (errorClass: string): errorClass is ErrorClass => errorClass in errorClasses;
const nameOf = (errorClass: string) =>
  isKnown(errorClass) ? errorClassNames[errorClass] : "No reason given";
const meaningOf = (errorClass: string) =>
  isKnown(errorClass) ? errorClasses[errorClass] : "The provider did not say why.";

type RefusalsChartProps = Pick<HomeView, "classes"> & {
  /** The messages of a class. */
  hrefOf: (errorClass: ErrorClass) => Route;
};

/** Why messages did not arrive. */
export function RefusalsChart({ classes, hrefOf }: RefusalsChartProps) {
  const all = classes.reduce((sum, { messages }) => sum + messages, 0);
  const most = classes[0]?.messages ?? 0;
  return (
    <ChartPanel
      title="Refused by reason"
      help="What providers and carriers turned down, and what nobody knows of."
      table={
        all > 0 && (
          <TableDisclosure
            caption="Reasons and what they mean"
            columns={columns}
            rows={classes.map(({ errorClass, messages }) => ({
              key: errorClass,
              cells: [
                nameOf(errorClass),
                meaningOf(errorClass),
                formatCount(messages),
                formatShare(messages, all),
              ],
            }))}
            total={["All", "", formatCount(all), formatShare(all, all)]}
          />
        )
      }
    >
      {all === 0 ? (
        <NothingToShow>Nothing was refused.</NothingToShow>
      ) : (
        <BarList
          label="Most frequent reasons"
          tone="danger"
          items={classes.slice(0, shown).map(({ errorClass, messages }) => ({
            key: errorClass,
            name: nameOf(errorClass),
            meaning: meaningOf(errorClass),
            href: isKnown(errorClass) ? hrefOf(errorClass) : null,
            note: formatCount(messages),
            value: formatShare(messages, all),
            share: messages / most,
          }))}
        />
      )}
    </ChartPanel>
  );
}
