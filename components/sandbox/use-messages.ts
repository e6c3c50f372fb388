"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { RefreshError } from "@/components/shell/refresh-error";
import type { SandboxMessagePage } from "@/lib/sandbox/schema";
import type { SandboxChannelFilter } from "./channel-filter";
import { fetchMessages } from "./fetch-messages";
import { messagesKey } from "./messages-key";

const refreshMs = 1500;

type Options = {
  projectSlug: string;
  filter: SandboxChannelFilter;
  /** What the page came with, and the filter it was made for. */
  initial: { filter: SandboxChannelFilter; page: SandboxMessagePage };
};
type Pages = { pages: SandboxMessagePage[]; pageParams: (string | null)[] };

/** Delivered messages, refreshed by themselves while the tab is visible. */
export function useMessages({ projectSlug, filter, initial }: Options) {
  const queryClient = useQueryClient();
  return useInfiniteQuery({
    queryKey: messagesKey(projectSlug, filter),
    queryFn: ({ pageParam, signal }) =>
      fetchMessages({ projectSlug, filter, cursor: pageParam, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    initialData: () => (initial.filter === filter ? firstPage(initial.page) : undefined),
    // Another filter shows at once what is known of it, and no empty page in between.
    placeholderData: () => {
      const all = queryClient.getQueryData<Pages>(messagesKey(projectSlug, "all"));
      if (!all) return undefined;
      const known = all.pages.flatMap(({ messages }) => messages);
      return firstPage({
        messages: known.filter(({ channel }) => channel === filter),
        nextCursor: null,
      });
    },
    // Who was signed out stays so: asking again and again would tell nothing new.
    refetchInterval: ({ state }) =>
      state.error instanceof RefreshError && state.error.isSignedOut ? false : refreshMs,
  });
}

const firstPage = (page: SandboxMessagePage): Pages => ({ pages: [page], pageParams: [null] });
