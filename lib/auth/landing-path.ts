import "server-only";
import type { Route } from "next";
import type { Db } from "@/lib/db/client";
import { nextPath } from "./next-path";
import { findFirstProjectSlug } from "./store";

/** The page to open for someone who is signed in: where they came from, or their first project. */
export async function landingPath(db: Db, userId: string, next: string | null): Promise<Route> {
  const asked = nextPath(next ?? undefined);
  const slug = asked ? null : await findFirstProjectSlug(db, userId);
  // Put together at run time, which the route types cannot follow; `nextPath` lets console pages through only.
  return (asked ?? (slug ? `/p/${slug}/home` : "/no-project")) as Route;
}
