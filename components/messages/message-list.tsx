import Link from "next/link";
import { cn } from "@/components/ui/cn";
import { RelativeTime } from "@/components/ui/relative-time";
import { errorClassNames } from "@/lib/connectors/kit/connector-error";
import { channelNames } from "@/lib/core/channel";
import type { MessageTableRow } from "./message-columns";
import { MessageStatus } from "./message-status";

type MessageListProps = { rows: readonly MessageTableRow[]; newIds: ReadonlySet<string> };

/** The same as the table on a narrow screen: two lines a message. */
export function MessageList({ rows, newIds }: MessageListProps) {
  return (
    <ol
      aria-label="Messages, newest first"
      className="overflow-hidden rounded-card border bg-surface"
    >
      {rows.map((row) => (
        <li key={row.id} className="border-b last:border-b-0">
          <Link
            href={row.href}
            className={cn(
              "block px-3 py-2 -outline-offset-2 hover:bg-hover",
              newIds.has(row.id) && "animate-in fade-in-0",
            )}
          >
            <span className="flex items-center justify-between gap-3">
              <span className="min-w-0 truncate font-medium">{row.to}</span>
              <MessageStatus status={row.status} className="shrink-0 text-sm" />
            </span>
            <span className="flex items-center justify-between gap-3 text-sm text-muted">
              <span className="min-w-0 truncate">
                {[
                  channelNames[row.channel],
                  row.connector.name,
                  row.errorClass && errorClassNames[row.errorClass],
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
              <RelativeTime value={row.createdAt} className="shrink-0" />
            </span>
          </Link>
        </li>
      ))}
    </ol>
  );
}
