import type { SandboxChannelFilter } from "./channel-filter";

/** Where the query cache keeps delivered messages; without a filter: all lists of the project. */
export const messagesKey = (projectSlug: string, filter?: SandboxChannelFilter) =>
  filter === undefined ? ["sandbox", projectSlug] : ["sandbox", projectSlug, filter];
