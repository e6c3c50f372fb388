import { fetchInternal } from "@/components/shell/fetch-internal";
import type { SandboxMessagePage } from "@/lib/sandbox/schema";
import type { SandboxChannelFilter } from "./channel-filter";

type Wanted = {
  projectSlug: string;
  filter: SandboxChannelFilter;
  cursor: string | null;
  signal: AbortSignal;
};

/** One page of delivered messages, newest first. @throws {RefreshError} */
export async function fetchMessages({ projectSlug, filter, cursor, signal }: Wanted) {
  const query = new URLSearchParams();
  if (filter !== "all") query.set("channel", filter);
  if (cursor) query.set("cursor", cursor);
  return fetchInternal<SandboxMessagePage>("sandbox/messages", { projectSlug, query, signal });
}
