"use client";

import { Download } from "lucide-react";
import { Button, buttonVariants } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { exportedRows, type MessageFilter, writeMessageFilter } from "@/lib/messages/search";

type ExportMessagesProps = { projectSlug: string; filter: MessageFilter };

/** Downloads what the filters show. A plain link, so that the browser shows the progress. */
export function ExportMessages({ projectSlug, filter }: ExportMessagesProps) {
  const query = writeMessageFilter(filter);
  query.set("project", projectSlug);
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button size="sm">
          <Download aria-hidden="true" />
          Export
        </Button>
      </PopoverTrigger>
      <PopoverContent align="end" aria-label="Export messages" className="space-y-3">
        <p>
          Everything that the search and filters find, newest first, as CSV. At most{" "}
          {exportedRows.toLocaleString("en")} messages: choose a time to export more in parts.
        </p>
        <p className="text-sm text-muted">
          The file holds whole numbers and addresses, no codes and no texts. The audit log notes who
          exported.
        </p>
        <a
          href={`/api/internal/messages/export?${query}`}
          download
          className={cn(buttonVariants({ variant: "primary" }), "hover:bg-accent-hover")}
        >
          Download CSV
        </a>
      </PopoverContent>
    </Popover>
  );
}
