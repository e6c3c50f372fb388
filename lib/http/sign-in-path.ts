import type { Route } from "next";
import { nextPath } from "@/lib/auth/next-path";

/** The sign-in page, which afterwards leads to `from` if that is a page of the console. */
export function signInPath(from: string): Route {
  const next = nextPath(withoutRouterMark(from));
  return next ? `/sign-in?next=${encodeURIComponent(next)}` : "/sign-in";
}

/** Next's router adds `_rsc` to the address when it fetches a page in the background. */
function withoutRouterMark(path: string): string {
  const [pathname = "", query] = path.split("?", 2);
  if (!query) return pathname;
  const kept = query.split("&").filter((part) => !/^_rsc(=|$)/.test(part));
  return kept.length > 0 ? `${pathname}?${kept.join("&")}` : pathname;
}
