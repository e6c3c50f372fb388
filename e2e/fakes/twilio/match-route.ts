import type { Route } from "./route";
import { accountRoutes } from "./routes/accounts";
import { callRoutes } from "./routes/calls";
import { geoRoutes } from "./routes/geo";
import { messageRoutes } from "./routes/messages";
import { numberRoutes } from "./routes/numbers";
import { serviceRoutes } from "./routes/services";

const routes: readonly Route[] = [
  ...accountRoutes,
  ...numberRoutes,
  ...messageRoutes,
  ...callRoutes,
  ...serviceRoutes,
  ...geoRoutes,
];

const compiled = routes.map((route) => ({
  route,
  pattern: new RegExp(
    `^${route.path.replace(/\./g, "\\.").replace(/\{(\w+)\}/g, "(?<$1>[^/]+?)")}$`,
  ),
}));

/** The route for a request and its path parameters. Without a `host` every host's routes count. */
export function matchRoute(
  host: string | null,
  method: string,
  path: string,
): { route: Route; params: Record<string, string> } | null {
  for (const { route, pattern } of compiled) {
    if (route.method !== method) continue;
    if (host !== null && host.split(".")[0] !== route.host) continue;
    const match = pattern.exec(path);
    if (match !== null) return { route, params: { ...match.groups } };
  }
  return null;
}
