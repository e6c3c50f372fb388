import type { Reply } from "./reply";

const maxPageSize = 1_000;

function slice<T>(query: URLSearchParams, all: readonly T[]) {
  const asked = Number(query.get("PageSize") ?? "50");
  const size = Math.min(Math.max(Number.isInteger(asked) ? asked : 50, 1), maxPageSize);
  const page = Math.max(Number.parseInt(query.get("Page") ?? "0", 10) || 0, 0);
  const items = all.slice(page * size, (page + 1) * size);
  return { size, page, items, isLast: (page + 1) * size >= all.length };
}

function address(path: string, query: URLSearchParams, page: number, size: number): string {
  const next = new URLSearchParams(query);
  next.set("PageSize", String(size));
  next.set("Page", String(page));
  if (page > 0) next.set("PageToken", `PT${page}`);
  else next.delete("PageToken");
  return `${path}?${next.toString()}`;
}

/** Whether a value passes a filter of a list; one that was not given lets everything through. */
export const isAsked = (filter: string | null, value: string | null): boolean =>
  filter === null || filter === value;

export const newestFirst = <T>(all: Iterable<T>): T[] => [...all].reverse();

/** A list of the 2010-04-01 API: paging fields beside the items, addresses relative to the host. */
export function legacyPage<T>(
  key: string,
  path: string,
  query: URLSearchParams,
  all: readonly T[],
): Reply {
  const { size, page, items, isLast } = slice(query, all);
  return {
    status: 200,
    json: {
      [key]: items,
      first_page_uri: address(path, query, 0, size),
      next_page_uri: isLast ? null : address(path, query, page + 1, size),
      previous_page_uri: page === 0 ? null : address(path, query, page - 1, size),
      uri: address(path, query, page, size),
      page,
      page_size: size,
      start: page * size,
      end: page * size + Math.max(items.length - 1, 0),
    },
  };
}

/** A list of the versioned APIs: paging in `meta`, with absolute addresses on the real host. */
export function metaPage<T>(
  key: string,
  base: string,
  query: URLSearchParams,
  all: readonly T[],
): Reply {
  const { size, page, items, isLast } = slice(query, all);
  return {
    status: 200,
    json: {
      [key]: items,
      meta: {
        page,
        page_size: size,
        first_page_url: address(base, query, 0, size),
        previous_page_url: page === 0 ? null : address(base, query, page - 1, size),
        next_page_url: isLast ? null : address(base, query, page + 1, size),
        url: address(base, query, page, size),
        key,
      },
    },
  };
}
