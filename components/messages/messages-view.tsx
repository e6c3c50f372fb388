"use client";

import type { Route } from "next";
import { useRef } from "react";
import { ArrivalsButton } from "@/components/listing/arrivals-button";
import { ListSkeleton } from "@/components/listing/list-skeleton";
import { SearchEnd } from "@/components/listing/search-end";
import { useAddressFilter } from "@/components/listing/use-address-filter";
import { useArrivals } from "@/components/listing/use-arrivals";
import { useNewestFirst } from "@/components/listing/use-newest-first";
import { fetchInternal } from "@/components/shell/fetch-internal";
import { consolePath } from "@/components/shell/navigation";
import { NotRefreshing } from "@/components/shell/not-refreshing";
import { cn } from "@/components/ui/cn";
import type { MessagePage } from "@/lib/messages/list-messages";
import { type MessageFilter, readMessageFilter, writeMessageFilter } from "@/lib/messages/search";
import { type AllowExport, ExportMessages } from "./export-messages";
import { MessageList } from "./message-list";
import { filterKey } from "./messages-key";
import { MessagesTable } from "./messages-table";
import { type FilterOptions, MessagesToolbar } from "./messages-toolbar";
import { NoMessages } from "./no-messages";

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

const format = { read: readMessageFilter, write: writeMessageFilter };
const inWords = (count: number) => (count === 1 ? "1 new message" : `${count} new messages`);

/** Every message of the project, newest first, by itself. */
export function MessagesView({
  projectSlug,
  initial,
  options,
  allowExport,
  otpHref,
}: MessagesViewProps) {
  const { filter, change, clear } = useAddressFilter(format);
  const key = filterKey(filter);
  const messages = useNewestFirst<MessagePage>({
    queryKey: ["messages", projectSlug, key],
    given: key === filterKey(initial.filter) ? initial.page : undefined,
    load: (cursor, signal) => {
      const query = writeMessageFilter(filter);
      if (cursor) query.set("cursor", cursor);
      return fetchInternal<MessagePage>("messages", { projectSlug, query, signal });
    },
  });
  const list = useRef<HTMLDivElement>(null);
  const { newIds, announcement, show } = useArrivals(list, {
    arrived: messages.arrived,
    takeIn: messages.takeInArrived,
    inWords,
  });
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
      {waiting > 0 && <ArrivalsButton onShow={show}>{inWords(waiting)}</ArrivalsButton>}
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
        <ListSkeleton />
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
          what="messages"
          searchedBackTo={messages.last?.searchedBackTo ?? null}
          isPending={messages.isLoadingMore}
          onMore={messages.loadMore}
        />
      )}
    </>
  );
}
