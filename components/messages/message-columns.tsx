import { columnVisibilityFeature, createColumnHelper, tableFeatures } from "@tanstack/react-table";
import type { Route } from "next";
import Link from "next/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { errorClassNames } from "@/lib/connectors/kit/connector-error";
import { channelNames } from "@/lib/core/channel";
import { countryName } from "@/lib/core/phone";
import type { MessageListItem } from "@/lib/messages/message-view";
import { formatCost } from "./format-cost";
import { formatLatency } from "./format-latency";
import { MessageStatus } from "./message-status";

/** A row with the address of its message. */
export type MessageTableRow = MessageListItem & { href: Route };

export const messageTableFeatures = tableFeatures({ columnVisibilityFeature });

const helper = createColumnHelper<typeof messageTableFeatures, MessageTableRow>();

const nothing = <span className="text-muted">–</span>;

/** Cut off where the column is narrow; the whole text on hover. */
const cut = (text: string) => (
  <span className="block truncate" title={text}>
    {text}
  </span>
);

export const messageColumns = helper.columns([
  helper.accessor("createdAt", {
    id: "time",
    header: "Time",
    enableHiding: false,
    cell: ({ row }) => (
      // The whole row is the link.
      <Link
        href={row.original.href}
        className="text-text after:absolute after:inset-0 after:content-['']"
      >
        <RelativeTime value={row.original.createdAt} />
      </Link>
    ),
  }),
  helper.accessor("channel", {
    id: "channel",
    header: "Channel",
    cell: ({ row }) => channelNames[row.original.channel],
  }),
  helper.accessor("to", {
    id: "recipient",
    header: "Recipient",
    cell: ({ row }) => cut(row.original.to),
  }),
  helper.accessor("country", {
    id: "country",
    header: "Country",
    cell: ({ row }) => (row.original.country ? cut(countryName(row.original.country)) : nothing),
  }),
  helper.accessor("connector", {
    id: "connector",
    header: "Connector",
    cell: ({ row }) => cut(row.original.connector.name),
  }),
  helper.accessor("templateName", {
    id: "template",
    header: "Template",
    cell: ({ row }) => cut(row.original.templateName),
  }),
  helper.accessor("status", {
    id: "status",
    header: "Status",
    cell: ({ row }) => <MessageStatus status={row.original.status} />,
  }),
  helper.accessor("errorClass", {
    id: "class",
    header: "Error class",
    cell: ({ row: { original } }) =>
      original.errorClass
        ? cut(
            [errorClassNames[original.errorClass], original.errorCode].filter(Boolean).join(" · "),
          )
        : nothing,
  }),
  helper.accessor("latencyMs", {
    id: "latency",
    header: "Latency",
    cell: ({ row: { original } }) =>
      original.latencyMs === null ? nothing : formatLatency(original.latencyMs),
  }),
  helper.accessor("segments", {
    id: "segments",
    header: "Segments",
    cell: ({ row: { original } }) => original.segments ?? nothing,
  }),
  helper.accessor("cost", {
    id: "cost",
    header: "Cost",
    cell: ({ row: { original } }) => (original.cost ? formatCost(original.cost) : nothing),
  }),
]);

/** Columns of numbers, which line up at the right. */
export const isNumeric = (columnId: string): boolean =>
  columnId === "latency" || columnId === "segments" || columnId === "cost";

/** What a new visitor does not see: known from the number, or wanted seldom. */
export const hiddenAtFirst = { country: false, segments: false };
