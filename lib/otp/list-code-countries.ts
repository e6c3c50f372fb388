import "server-only";
import type { Queryable } from "@/lib/db/client";
import { selectOtpChannels } from "./store";

/**
 * Countries that a project's codes go to by SMS or call, as two-letter codes; none where that was
 * never chosen. Anybody who is asked for a number sees them.
 */
export async function listCodeCountries(db: Queryable, projectId: string): Promise<string[]> {
  const settings = await selectOtpChannels(db, projectId);
  const chosen = settings
    .filter(({ channel }) => channel !== "email")
    .flatMap(({ policy }) => policy.countries);
  return [...new Set(chosen)].sort();
}
