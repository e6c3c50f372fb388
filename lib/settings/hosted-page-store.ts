import "server-only";
import { eq } from "drizzle-orm";
import { hostedPages } from "@/drizzle/schema/settings";
import type { Queryable } from "@/lib/db/client";
import type { ImageType } from "./image-type";

/** What is stored of a project's hosted pages, without the bytes of its logo. */
export type StoredHostedPage = {
  returnUrls: string[];
  embedOrigins: string[];
  accent: string | null;
  logoType: ImageType | null;
  handsCookies: boolean;
  version: number;
};

export type Logo = { type: ImageType; bytes: Buffer };

const columns = {
  returnUrls: hostedPages.returnUrls,
  embedOrigins: hostedPages.embedOrigins,
  accent: hostedPages.accent,
  logoType: hostedPages.logoType,
  handsCookies: hostedPages.handsCookies,
  version: hostedPages.version,
};

export async function selectHostedPage(
  db: Queryable,
  projectId: string,
): Promise<StoredHostedPage | null> {
  const [row] = await db
    .select(columns)
    .from(hostedPages)
    .where(eq(hostedPages.projectId, projectId));
  return row ?? null;
}

export async function selectLogo(db: Queryable, projectId: string): Promise<Logo | null> {
  const [row] = await db
    .select({ type: hostedPages.logoType, bytes: hostedPages.logo })
    .from(hostedPages)
    .where(eq(hostedPages.projectId, projectId));
  return row?.type && row.bytes ? { type: row.type, bytes: row.bytes } : null;
}

/** `logo` is left out where it stays as it is. */
export async function upsertHostedPage(
  tx: Queryable,
  projectId: string,
  { logo, ...values }: Omit<StoredHostedPage, "logoType"> & { logo?: Logo | null },
): Promise<void> {
  const set = {
    ...values,
    ...(logo !== undefined && { logo: logo?.bytes ?? null, logoType: logo?.type ?? null }),
  };
  await tx
    .insert(hostedPages)
    .values({ projectId, ...set })
    .onConflictDoUpdate({ target: hostedPages.projectId, set });
}
