import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import type { EndUserPage } from "@/lib/users/schema";
import { type FirstUsers, isSameFilter, type UserFilter, writeUserFilter } from "./user-filter";

/** Where the query cache keeps the lists of a project. */
export const usersKey = (projectSlug: string) => ["users", projectSlug];

/** The users that fit the filter; what was found before stays until the answer is there. */
export function useUsers(projectSlug: string, filter: UserFilter, first: FirstUsers) {
  const wanted = useDeferredValue(filter);
  return useInfiniteQuery({
    queryKey: [...usersKey(projectSlug), writeUserFilter(wanted)],
    queryFn: ({ pageParam, signal }) => fetchUsers(projectSlug, wanted, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    initialData: () =>
      isSameFilter(first.filter, wanted) ? { pages: [first.page], pageParams: [null] } : undefined,
    placeholderData: keepPreviousData,
  });
}

/** One page of users, newest first. @throws when the server does not answer */
async function fetchUsers(
  project: string,
  { query, kind }: UserFilter,
  cursor: string | null,
  signal: AbortSignal,
) {
  const params = new URLSearchParams({ project, query: query.trim(), kind });
  if (cursor) params.set("cursor", cursor);
  const answer = await fetch(`/api/internal/users?${params}`, { signal });
  if (!answer.ok) throw new Error(answer.status === 401 ? "signed out" : "no answer");
  // Our own route answers what the verb returns, which has this type.
  return (await answer.json()) as EndUserPage;
}
