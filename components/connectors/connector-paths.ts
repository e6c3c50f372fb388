import type { Route } from "next";

/** Addresses around connectors in one project. */
export type ConnectorPaths = {
  newOf: (type: string) => Route;
  connector: (id: string) => Route;
  /** The connector's page, which starts a test at once. */
  test: (id: string) => Route;
  /** A new form with the settings of this connector, without its secrets. */
  duplicate: (connector: { id: string; type: string }) => Route;
  /** A page of the project that uses connectors; `path` is below the project's address. */
  use: (path: string) => Route;
};

export function connectorPaths(projectSlug: string): ConnectorPaths {
  const project = `/p/${projectSlug}`;
  // Put together at run time, which the route types cannot follow.
  const route = (path: string) => `${project}/connectors/${path}` as Route;
  return {
    newOf: (type) => route(`new/${encodeURIComponent(type)}`),
    connector: (id) => route(encodeURIComponent(id)),
    test: (id) => route(`${encodeURIComponent(id)}?test=1`),
    duplicate: ({ id, type }) =>
      route(`new/${encodeURIComponent(type)}?from=${encodeURIComponent(id)}`),
    use: (path) => `${project}/${path}` as Route,
  };
}
