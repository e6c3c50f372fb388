import type { Route } from "./route";

/** Finds the row of an address in two look-ups, however long the table is. */
export type RouteIndex = {
  /** Undefined for an address that is not there; the methods of one that is. */
  find(path: string): { methods: ReadonlyMap<string, Route>; param: string } | undefined;
};

const parameter = /\/\{[a-zA-Z]+\}$/;

/** @throws {Error} when two rows have the same address and method */
export function indexRoutes(routes: readonly Route[]): RouteIndex {
  const fixed = new Map<string, Map<string, Route>>();
  const open = new Map<string, Map<string, Route>>();
  for (const route of routes) {
    const map = parameter.test(route.path) ? open : fixed;
    const path = route.path.replace(parameter, "");
    const methods = map.get(path) ?? new Map<string, Route>();
    if (methods.has(route.method)) throw new Error(`${route.method} ${route.path} is there twice`);
    map.set(path, methods.set(route.method, route));
  }
  return {
    find(path) {
      const known = fixed.get(path);
      if (known) return { methods: known, param: "" };
      const end = path.lastIndexOf("/");
      const param = path.slice(end + 1);
      const methods = param === "" ? undefined : open.get(path.slice(0, end));
      return methods && { methods, param };
    },
  };
}
