"use client";

import { functionalUpdate, useTable } from "@tanstack/react-table";
import { Columns3 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import {
  DropdownMenu,
  DropdownMenuCheckboxItem,
  DropdownMenuContent,
  DropdownMenuLabel,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import {
  isNumeric,
  type MessageTableRow,
  messageColumns,
  messageTableFeatures,
} from "./message-columns";
import { useColumnChoice } from "./use-column-choice";

type MessagesTableProps = {
  rows: MessageTableRow[];
  /** Came while the page was open. */
  newIds: ReadonlySet<string>;
};

/** As many as a wide screen holds beside each other. */
const columnsThatFit = 9;

const widths: Record<string, string> = {
  recipient: "max-w-44",
  country: "max-w-32",
  connector: "max-w-32",
  template: "max-w-28",
  class: "max-w-48",
};

/** The messages as a table; each row leads to its message. Narrow screens get `MessageList`. */
export function MessagesTable({ rows, newIds }: MessagesTableProps) {
  const [columnVisibility, choose] = useColumnChoice();
  const table = useTable({
    features: messageTableFeatures,
    columns: messageColumns,
    data: rows,
    getRowId: ({ id }) => id,
    state: { columnVisibility },
    onColumnVisibilityChange: (updater) => choose(functionalUpdate(updater, columnVisibility)),
  });
  return (
    <div className="@container">
      <div
        className={cn(
          "relative rounded-card border bg-surface @max-5xl:overflow-x-auto",
          // The header stays in sight while the page scrolls, unless the table scrolls itself.
          table.getVisibleLeafColumns().length > columnsThatFit && "overflow-x-auto",
        )}
      >
        <table className="w-full border-separate border-spacing-0 text-sm">
          <caption className="sr-only">Messages, newest first</caption>
          <thead>
            {table.getHeaderGroups().map((group) => (
              <tr key={group.id}>
                {group.headers.map((header) => (
                  <th
                    key={header.id}
                    scope="col"
                    className={cn(
                      "sticky top-0 z-10 h-9 border-b bg-surface px-2.5 text-left font-medium whitespace-nowrap text-muted first:rounded-tl-card first:pl-4",
                      isNumeric(header.column.id) && "text-right",
                    )}
                  >
                    <table.FlexRender header={header} />
                  </th>
                ))}
                <th
                  scope="col"
                  className="sticky top-0 z-10 h-9 w-9 rounded-tr-card border-b bg-surface pr-1.5"
                >
                  <DropdownMenu>
                    <DropdownMenuTrigger asChild>
                      <Button variant="ghost" size="icon-sm" title="Columns" aria-label="Columns">
                        <Columns3 aria-hidden="true" />
                      </Button>
                    </DropdownMenuTrigger>
                    <DropdownMenuContent>
                      <DropdownMenuLabel>Columns</DropdownMenuLabel>
                      {table
                        .getAllLeafColumns()
                        .filter((column) => column.getCanHide())
                        .map((column) => (
                          <DropdownMenuCheckboxItem
                            key={column.id}
                            checked={column.getIsVisible()}
                            onCheckedChange={(isShown) => column.toggleVisibility(isShown)}
                          >
                            {String(column.columnDef.header)}
                          </DropdownMenuCheckboxItem>
                        ))}
                    </DropdownMenuContent>
                  </DropdownMenu>
                </th>
              </tr>
            ))}
          </thead>
          <tbody>
            {table.getRowModel().rows.map((row) => (
              <tr
                key={row.id}
                className={cn(
                  "group relative hover:bg-hover has-focus-visible:bg-hover",
                  newIds.has(row.id) && "animate-in fade-in-0",
                )}
              >
                {row.getVisibleCells().map((cell) => (
                  <td
                    key={cell.id}
                    className={cn(
                      "h-10 border-b px-2.5 whitespace-nowrap group-last:border-b-0 first:pl-4",
                      widths[cell.column.id],
                      isNumeric(cell.column.id) && "text-right tabular-nums",
                    )}
                  >
                    <table.FlexRender cell={cell} />
                  </td>
                ))}
                <td className="border-b group-last:border-b-0" />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
