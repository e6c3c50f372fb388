import { RefreshError } from "@/components/shell/refresh-error";
import type { HomeView, Period } from "@/lib/home/schema";

type Wanted = { projectSlug: string; period: Period; signal: AbortSignal };

/** What Home shows now. @throws {RefreshError} */
export async function fetchHome({ projectSlug, period, signal }: Wanted): Promise<HomeView> {
  const query = new URLSearchParams({ project: projectSlug, period });
  const answer = await fetch(`/api/internal/home?${query}`, { signal });
  if (!answer.ok) throw new RefreshError(answer.status === 401);
  // Our own route answers what the verb returns, which has this type.
  return (await answer.json()) as HomeView;
}
