import { RefreshError } from "./refresh-error";

type Wanted = { projectSlug: string; query?: URLSearchParams; signal: AbortSignal };

/**
 * Reads one of our own routes again; `path` is below /api/internal. The answer has the type of the
 * verb behind the route, which the caller names. @throws {RefreshError}
 */
export async function fetchInternal<Answer>(
  path: string,
  { projectSlug, query, signal }: Wanted,
): Promise<Answer> {
  const parameters = new URLSearchParams(query);
  parameters.set("project", projectSlug);
  const answer = await fetch(`/api/internal/${path}?${parameters}`, { signal });
  if (!answer.ok) throw new RefreshError(answer.status === 401);
  // Our own route answers what its verb returns.
  return (await answer.json()) as Answer;
}
