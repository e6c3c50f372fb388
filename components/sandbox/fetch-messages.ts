import type { SandboxMessagePage } from "@/lib/sandbox/schema";
import type { SandboxChannelFilter } from "./channel-filter";
import { RefreshError } from "./refresh-error";

type Wanted = {
  projectSlug: string;
  filter: SandboxChannelFilter;
  cursor: string | null;
  signal: AbortSignal;
};

/** One page of delivered messages, newest first. @throws {RefreshError} */
export async function fetchMessages({ projectSlug, filter, cursor, signal }: Wanted) {
  const query = new URLSearchParams({ project: projectSlug });
  if (filter !== "all") query.set("channel", filter);
  if (cursor) query.set("cursor", cursor);
  const answer = await fetch(`/api/internal/sandbox/messages?${query}`, { signal });
  if (!answer.ok) throw new RefreshError(answer.status === 401);
  // Our own route answers what the verb returns, which has this type.
  return (await answer.json()) as SandboxMessagePage;
}
