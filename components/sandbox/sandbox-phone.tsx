"use client";

import type { Route } from "next";
import { useState } from "react";
import { EmptyState } from "@/components/shell/empty-state";
import { NotRefreshing } from "@/components/shell/not-refreshing";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { channelInText } from "@/lib/core/channel";
import type { SandboxMessagePage } from "@/lib/sandbox/schema";
import { channelFilters, type SandboxChannelFilter } from "./channel-filter";
import { ClearMessages, type ClearSandbox } from "./clear-messages";
import { MessageCard } from "./message-card";
import { MessagesSkeleton } from "./messages-skeleton";
import { useArrivals } from "./use-arrivals";
import { useMessages } from "./use-messages";

type SandboxPhoneProps = {
  projectSlug: string;
  /** What the page was rendered with. */
  initial: { filter: SandboxChannelFilter; page: SandboxMessagePage };
  /** Where a test code is sent from. */
  otpHref: Route;
  /** Absent for those who may not clear. */
  clear: ClearSandbox | null;
};

/** The phone inside the console: what the Sandbox delivered, newest first, by itself. */
export function SandboxPhone({ projectSlug, initial, otpHref, clear }: SandboxPhoneProps) {
  const [filter, setFilter] = useState(initial.filter);
  const query = useMessages({ projectSlug, filter, initial });
  const messages = query.data?.pages.flatMap((page) => page.messages) ?? [];
  const { newIds, announcement } = useArrivals(messages);

  const choose = (next: SandboxChannelFilter) => {
    setFilter(next);
    // Kept in the address without a navigation: a reload shows the same.
    window.history.replaceState(null, "", next === "all" ? "?" : `?channel=${next}`);
  };

  return (
    <div className="max-w-form">
      <div className="mb-4 flex flex-wrap items-center justify-between gap-2">
        <SegmentedControl
          aria-label="Channel"
          segments={channelFilters}
          value={filter}
          onValueChange={choose}
        />
        {clear && (
          <ClearMessages
            projectSlug={projectSlug}
            clear={clear}
            isEmpty={filter === "all" && messages.length === 0}
          />
        )}
      </div>
      <p role="status" className="sr-only">
        {announcement}
      </p>
      {query.isError && <NotRefreshing error={query.error} what="new messages" />}
      {messages.length > 0 && (
        <ol aria-label="Delivered messages, newest first" className="flex flex-col gap-3">
          {messages.map((delivered) => (
            <li
              key={delivered.id}
              className={newIds.has(delivered.id) ? "animate-in fade-in-0" : undefined}
            >
              <MessageCard delivered={delivered} />
            </li>
          ))}
        </ol>
      )}
      {messages.length === 0 &&
        (query.isPending || query.isPlaceholderData ? (
          <MessagesSkeleton />
        ) : (
          <Nothing filter={filter} otpHref={otpHref} showAll={() => choose("all")} />
        ))}
      {query.hasNextPage && !query.isPlaceholderData && (
        <Button
          className="mt-4"
          pending={query.isFetchingNextPage}
          onClick={() => query.fetchNextPage()}
        >
          Show older messages
        </Button>
      )}
    </div>
  );
}

type NothingProps = { filter: SandboxChannelFilter; otpHref: Route; showAll: () => void };

function Nothing({ filter, otpHref, showAll }: NothingProps) {
  if (filter !== "all") {
    return (
      <EmptyState action={<Button onClick={showAll}>Show all channels</Button>}>
        Nothing was delivered by {channelInText[filter]} yet. It appears here by itself.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      action={
        <LinkButton href={otpHref} variant="primary">
          Go to one-time passwords
        </LinkButton>
      }
    >
      Nothing was delivered yet. Send a test code on the OTP page, and it appears here by itself.
    </EmptyState>
  );
}
