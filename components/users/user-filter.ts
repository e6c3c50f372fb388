import type { EndUserPage } from "@/lib/users/schema";

/** What the list shows; it lives in the address. */
export type UserFilter = { query: string; kind: UserKind };
export type UserKind = "all" | "real" | "test";

export const userKinds = [
  { value: "all", label: "All" },
  { value: "real", label: "Real users" },
  { value: "test", label: "Test users" },
] as const satisfies { value: UserKind; label: string }[];

export const maxQueryLength = 200;

/** What the page was rendered with. */
export type FirstUsers = { filter: UserFilter; page: EndUserPage };

/** Reads the filter from an address. What it does not know it leaves out. */
export function readUserFilter(params: URLSearchParams): UserFilter {
  const kind = userKinds.find(({ value }) => value === params.get("kind"))?.value ?? "all";
  return { query: (params.get("q") ?? "").slice(0, maxQueryLength), kind };
}

/** The part of the address after "?"; "" for everybody. */
export function writeUserFilter({ query, kind }: UserFilter): string {
  const params = new URLSearchParams();
  if (query.trim() !== "") params.set("q", query.trim());
  if (kind !== "all") params.set("kind", kind);
  return params.toString();
}

export const isSameFilter = (a: UserFilter, b: UserFilter): boolean =>
  writeUserFilter(a) === writeUserFilter(b);
