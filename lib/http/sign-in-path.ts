import type { Route } from "next";
import { nextPath } from "@/lib/auth/next-path";

/** The sign-in page, which afterwards leads to `from` if that is a page of the console. */
export function signInPath(from: string): Route {
  const next = nextPath(from);
  return next ? `/sign-in?next=${encodeURIComponent(next)}` : "/sign-in";
}
