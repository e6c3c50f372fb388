import type { Route } from "next";
import type { Channel } from "@/lib/core/channel";

/** Addresses around templates in one project. */
export type TemplatePaths = {
  list: Route;
  newOf: (channel: Channel) => Route;
  template: (id: string) => Route;
  /** The built-in text of a channel, to read. */
  system: (channel: Channel) => Route;
  /** A new form with the texts of this template. */
  duplicate: (id: string) => Route;
  /** A page of the project that uses templates; `path` is below the project's address. */
  use: (path: string) => Route;
};

/** What stands in an address for a built-in template: "system-sms". */
export const systemId = (channel: Channel): string => `system-${channel}`;

export function templatePaths(projectSlug: string): TemplatePaths {
  const project = `/p/${projectSlug}`;
  // Put together at run time, which the route types cannot follow.
  const route = (path: string) => `${project}/${path}` as Route;
  return {
    list: route("templates"),
    newOf: (channel) => route(`templates/new?channel=${channel}`),
    template: (id) => route(`templates/${encodeURIComponent(id)}`),
    system: (channel) => route(`templates/${systemId(channel)}`),
    duplicate: (id) => route(`templates/new?from=${encodeURIComponent(id)}`),
    use: route,
  };
}
