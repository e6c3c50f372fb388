import type { Route, RouteAuth } from "./route";
import type { WireErrorName } from "./wire-errors";

const ofEvery = ["no_such_project", "origin_refused", "internal", "database_down"] as const;
const ofBodies = [
  "malformed",
  "missing_arguments",
  "invalid_request",
  "too_large",
  "not_json",
] as const;
const ofSends = ["invalid_arguments", "key_in_use", "key_reused"] as const;
const byAuth = {
  public: [],
  project: [],
  refresh: ["token_refused"],
  session: ["token_refused"],
  management: ["key_missing", "key_refused", "key_scope", "rate_limited"],
} as const satisfies Record<RouteAuth, readonly WireErrorName[]>;

/** Everything that a call may be refused with, each once. */
export function errorsOf(route: Route): WireErrorName[] {
  return [
    ...new Set<WireErrorName>([
      ...(route.errors ?? []),
      ...byAuth[route.auth],
      ...(route.body ? ofBodies : []),
      ...(route.query ? (["invalid_request"] as const) : []),
      ...(route.isSend ? ofSends : []),
      ...ofEvery,
    ]),
  ];
}
