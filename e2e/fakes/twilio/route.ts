import type { Permission } from "./account-spec";
import type { Principal } from "./credentials";
import type { Outcome } from "./own-numbers";
import type { Reply } from "./reply";
import type { Account, World } from "./world";

export type Host = "api" | "messaging" | "accounts" | "voice";

/** What a route's handler gets. `path` is the request's own, without the query. */
export interface RouteContext {
  world: World;
  account: Account;
  principal: Principal;
  path: string;
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  form: URLSearchParams;
  /** How the created message or call must go on, when a rule says so. */
  outcome: Outcome | null;
}

/** One resource: `{name}` in the path becomes a parameter; `{AccountSid}` decides the account. */
export interface Route {
  host: Host;
  method: "GET" | "POST";
  path: string;
  permission: Permission;
  /** One of the three posts that test credentials can make. */
  isTestable?: boolean;
  handle(ctx: RouteContext): Reply;
}

/** `Sun, 22 Nov 2026 19:00:00 +0000`, the date form of the 2010-04-01 API. */
export function rfc2822(date: Date): string {
  return date.toUTCString().replace("GMT", "+0000");
}

/** `2026-11-22T19:00:00Z`, the date form of the versioned APIs. */
export function iso8601(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

/** Since when every seeded resource is said to exist. */
export const longAgo = new Date("2026-01-05T09:30:00Z");
