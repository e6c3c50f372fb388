import { hostedPages } from "@/drizzle/schema/settings";
import { getDb } from "@/lib/db/client";

export type HostedPage = {
  projectId: string;
  returnUrls?: string[];
  embedOrigins?: string[];
  accent?: string;
  handsCookies?: boolean;
};

/** How the pages that end users of a project see look and where they lead, past the settings page. */
export async function setHostedPage(page: HostedPage): Promise<null> {
  await getDb().insert(hostedPages).values(page);
  return null;
}
