"use client";

import { ArrowUp } from "lucide-react";
import type { Route } from "next";
import { useRef } from "react";
import { consolePath } from "@/components/shell/navigation";
import { NotRefreshing } from "@/components/shell/not-refreshing";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import type { MessagePage } from "@/lib/messages/list-messages";
import type { MessageFilter } from "@/lib/messages/search";
import { type AllowExport, ExportMessages } from "./export-messages";
import { MessageList } from "./message-list";
import { MessagesSkeleton } from "./messages-skeleton";
import { MessagesTable } from "./messages-table";
import { type FilterOptions, MessagesToolbar } from "./messages-toolbar";
import { NoMessages } from "./no-messages";
import { SearchEnd } from "./search-end";
import { useArrivals } from "./use-arrivals";
import { useMessageFilter } from "./use-message-filter";
import { useMessages } from "./use-messages";

type MessagesViewProps = {
  projectSlug: string;
  /** What the page was rendered with. */
  initial: { filter: MessageFilter; page: MessagePage };
  options: FilterOptions;
  /** null for those who may not export. */
  allowExport: AllowExport | null;
  /** Where a test code is sent from. */
  otpHref: Route;
};

/** Every message of the project, newest first, by itself. */
export function MessagesView({
  projectSlug,
  initial,
  options,
  allowExport,
  otpHref,
}: MessagesViewProps) {
  const { filter, change, clear } = useMessageFilter();
  const messages = useMessages({ projectSlug, filter, initial });
  const list = useRef<HTMLDivElement>(null);
  const { newIds, announcement, show } = useArrivals(
    list,
    messages.arrived,
    messages.takeInArrived,
  );
  const rows = messages.shown.map((message) => ({
    ...message,
    href: consolePath(projectSlug, `messages/${message.id}`),
  }));
  const waiting = messages.arrived.length;
  const isEmpty = messages.first?.isEmpty === true && waiting === 0;

  return (
    <>
      <MessagesToolbar
        filter={filter}
        onChange={change}
        onClear={clear}
        note={messages.isChanging ? null : (messages.first?.note ?? null)}
        options={options}
        exportMenu={
          allowExport &&
          !isEmpty && (
            <ExportMessages projectSlug={projectSlug} filter={filter} allow={allowExport} />
          )
        }
      />
      <p role="status" className="sr-only">
        {announcement}
      </p>
      {messages.error && <NotRefreshing error={messages.error} what="new messages" />}
      {waiting > 0 && (
        <div className="sticky top-2 z-20 flex h-0 justify-center">
          <Button
            variant="primary"
            size="sm"
            className="-translate-y-1/2 rounded-full shadow-float"
            onClick={show}
          >
            <ArrowUp aria-hidden="true" />
            {waiting === 1 ? "1 new message" : `${waiting} new messages`}
          </Button>
        </div>
      )}
      {rows.length > 0 && (
        <div
          ref={list}
          aria-busy={messages.isChanging}
          className={cn("transition-opacity", messages.isChanging && "opacity-50")}
        >
          <div className="max-sm:hidden">
            <MessagesTable rows={rows} newIds={newIds} />
          </div>
          <div className="sm:hidden">
            <MessageList rows={rows} newIds={newIds} />
          </div>
        </div>
      )}
      {rows.length === 0 && (messages.isLoading || messages.isChanging) && !messages.error && (
        <MessagesSkeleton />
      )}
      {rows.length === 0 && !messages.isLoading && !messages.isChanging && (
        <NoMessages
          isEmpty={isEmpty}
          isUnusable={messages.first?.note?.kind === "unusable"}
          searchedBackTo={messages.last?.searchedBackTo ?? null}
          otpHref={otpHref}
          onClear={clear}
        />
      )}
      {messages.hasMore && (
        <SearchEnd
          searchedBackTo={messages.last?.searchedBackTo ?? null}
          isPending={messages.isLoadingMore}
          onMore={messages.loadMore}
        />
      )}
    </>
  );
}
