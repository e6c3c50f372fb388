import { ChevronRight } from "lucide-react";
import { DataTable, type DataTableProps } from "./data-table";
import { VisuallyHidden } from "./visually-hidden";

/** The numbers behind a chart, as a table that is opened when wanted. */
export function TableDisclosure({ caption, columns, rows, total }: DataTableProps) {
  return (
    <details className="group/table">
      <summary className="inline-flex min-h-control-sm items-center gap-1 rounded-control pr-2 text-sm text-muted select-none hover:text-text [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden="true"
          className="size-4 transition-transform group-open/table:rotate-90"
        />
        Table
        <VisuallyHidden>: {caption}</VisuallyHidden>
      </summary>
      <div className="mt-2">
        <DataTable caption={caption} columns={columns} rows={rows} total={total} />
      </div>
    </details>
  );
}
