import "server-only";
import type { Queryable } from "@/lib/db/client";
import { existsOrigin } from "./store";

/**
 * Whether pages of `origin` (the `Origin` header as the browser sent it) may call the client API of
 * the project; with null, of any project: a preflight does not say which one it is about. The text
 * is compared as it is, so "null", twins and other spellings are never allowed.
 */
export function isOriginAllowed(
  db: Queryable,
  origin: string,
  projectId: string | null,
): Promise<boolean> {
  return existsOrigin(db, origin, projectId);
}
