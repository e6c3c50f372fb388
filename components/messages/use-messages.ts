"use client";

import {
  keepPreviousData,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { fetchInternal } from "@/components/shell/fetch-internal";
import { RefreshError } from "@/components/shell/refresh-error";
import type { MessagePage } from "@/lib/messages/list-messages";
import { type MessageFilter, writeMessageFilter } from "@/lib/messages/search";
import { firstPage, joinPages, type Pages, takeIn } from "./join-pages";
import { filterKey } from "./messages-key";

const refreshMs = 2_000;

type Options = {
  projectSlug: string;
  filter: MessageFilter;
  /** What the page came with, and the filter it was made for. */
  initial: { filter: MessageFilter; page: MessagePage };
};

/**
 * Messages that match, refreshed by themselves while the tab is visible: statuses in place, new
 * messages as `arrived` until `takeInArrived` is called.
 */
export function useMessages({ projectSlug, filter, initial }: Options) {
  const queryClient = useQueryClient();
  const key = filterKey(filter);
  const given = key === filterKey(initial.filter) ? initial.page : undefined;
  const pagesKey = ["messages", projectSlug, "pages", key];

  const load = (cursor: string | null, signal: AbortSignal) => {
    const query = writeMessageFilter(filter);
    if (cursor) query.set("cursor", cursor);
    return fetchInternal<MessagePage>("messages", { projectSlug, query, signal });
  };

  const list = useInfiniteQuery({
    queryKey: pagesKey,
    queryFn: ({ pageParam, signal }) => load(pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    initialData: given && firstPage(given),
    placeholderData: keepPreviousData,
    // Read once; what is new comes by the newest page below.
    staleTime: Number.POSITIVE_INFINITY,
  });
  const head = useQuery({
    queryKey: ["messages", projectSlug, "head", key],
    queryFn: ({ signal }) => load(null, signal),
    enabled: list.isSuccess && !list.isPlaceholderData,
    initialData: given,
    // Who was signed out stays so: asking again and again would tell nothing new.
    refetchInterval: ({ state }) =>
      state.error instanceof RefreshError && state.error.isSignedOut ? false : refreshMs,
  });

  const newest = list.isPlaceholderData ? undefined : head.data;
  const { shown, arrived } = list.data ? joinPages(list.data, newest) : { shown: [], arrived: [] };
  return {
    shown,
    arrived,
    /** The last page, which tells how far the search came. */
    last: list.data?.pages.at(-1) ?? null,
    first: newest ?? list.data?.pages[0] ?? null,
    isLoading: list.isPending,
    /** Another filter's rows are shown until this one's are there. */
    isChanging: list.isPlaceholderData,
    error: list.error ?? head.error,
    hasMore: list.hasNextPage && !list.isPlaceholderData,
    isLoadingMore: list.isFetchingNextPage,
    loadMore: () => list.fetchNextPage(),
    retry: () => list.refetch(),
    takeInArrived: () => {
      if (!newest) return;
      queryClient.setQueryData<Pages>(pagesKey, (pages) =>
        pages ? takeIn(pages, newest) : firstPage(newest),
      );
    },
  };
}
