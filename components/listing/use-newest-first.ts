"use client";

import {
  keepPreviousData,
  type QueryKey,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { RefreshError } from "@/components/shell/refresh-error";
import { firstPage, joinPages, type Pages, takeIn } from "./join-pages";
import type { ListPage } from "./list-page";

const refreshMs = 2_000;

type Options<Page> = {
  /** Equal for equal lists and filters. */
  queryKey: QueryKey;
  /** What the page of the console came with, where it was made for the same filter. */
  given: Page | undefined;
  load: (cursor: string | null, signal: AbortSignal) => Promise<Page>;
};

/**
 * Rows that match, refreshed by themselves while the tab is visible: what is known in place, new
 * rows as `arrived` until `takeInArrived` is called.
 */
export function useNewestFirst<Page extends ListPage<{ id: string }>>({
  queryKey,
  given,
  load,
}: Options<Page>) {
  const queryClient = useQueryClient();
  const pagesKey = [...queryKey, "pages"];
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
    queryKey: [...queryKey, "head"],
    queryFn: ({ signal }) => load(null, signal),
    enabled: list.isSuccess && !list.isPlaceholderData,
    initialData: given,
    // Who was signed out stays so: asking again and again would tell nothing new.
    refetchInterval: ({ state }) =>
      state.error instanceof RefreshError && state.error.isSignedOut ? false : refreshMs,
  });

  const newest = list.isPlaceholderData ? undefined : head.data;
  const { shown, arrived } = list.data
    ? joinPages<Page["rows"][number]>(list.data, newest)
    : { shown: [], arrived: [] };
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
    takeInArrived: () => {
      if (!newest) return;
      queryClient.setQueryData<Pages<Page>>(pagesKey, (pages) =>
        pages ? takeIn(pages, newest) : firstPage(newest),
      );
    },
  };
}
