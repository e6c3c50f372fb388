"use client";

import { Download } from "lucide-react";
import type { MouseEvent } from "react";
import { confirmed } from "@/components/auth/confirmed";
import { Button, buttonVariants } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { toast } from "@/components/ui/toast-store";
import type { AppError } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";
import { exportedRows, type MessageFilter, writeMessageFilter } from "@/lib/messages/search";

/** Server action that tells whether the file would be made now. */
export type AllowExport = () => Promise<Result<null, AppError>>;

type ExportMessagesProps = { projectSlug: string; filter: MessageFilter; allow: AllowExport };

/** Downloads what the filters show. A link, so that the browser shows the progress. */
export function ExportMessages({ projectSlug, filter, allow }: ExportMessagesProps) {
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
          onClick={(event) => downloadIfAllowed(event, allow)}
          className={cn(buttonVariants({ variant: "primary" }), "hover:bg-accent-hover")}
        >
          Download CSV
        </a>
      </PopoverContent>
    </Popover>
  );
}

/** A download cannot ask for the password, so an action does beforehand. */
async function downloadIfAllowed(event: MouseEvent<HTMLAnchorElement>, allow: AllowExport) {
  event.preventDefault();
  // The menu with this link is gone once a dialog has been open.
  const link = document.createElement("a");
  link.href = event.currentTarget.href;
  link.download = "";
  try {
    const allowed = await confirmed(allow);
    if (allowed.ok) link.click();
    else toast({ tone: "danger", title: "Not exported", description: allowed.error.text });
  } catch {
    toast({ tone: "danger", title: "Patchbay did not answer. Try again." });
  }
}
