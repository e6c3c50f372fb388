import "server-only";
import type { Queryable } from "@/lib/db/client";
import {
  type Logo,
  type StoredHostedPage,
  selectHostedPage,
  selectLogo,
} from "./hosted-page-store";

export const standardHostedPage: StoredHostedPage = {
  returnUrls: [],
  embedOrigins: [],
  accent: null,
  logoType: null,
  handsCookies: false,
  version: 0,
};

/** How a project's pages for end users look and where they lead: anybody who visits one sees it. */
export async function readHostedPage(db: Queryable, projectId: string): Promise<StoredHostedPage> {
  return (await selectHostedPage(db, projectId)) ?? standardHostedPage;
}

/** The project's logo; null where it has none. */
export const readLogo = (db: Queryable, projectId: string): Promise<Logo | null> =>
  selectLogo(db, projectId);
