import "server-only";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import type { ProjectCtx } from "@/lib/auth/context";
import { findProjectByName } from "@/lib/auth/find-project-by-name";
import { systemClock } from "@/lib/core/clock";
import { env } from "@/lib/core/env";
import { getKeyring } from "@/lib/core/keyring";
import { getDb } from "@/lib/db/client";
import { clientAddressHeader } from "../front/request-headers";
import { requestId } from "../request-context";
import { cookieNames, type HeldRun, type RunNote, readHeldRun, readRunNote } from "./run-cookies";

/** The project of an end user's page, asked on behalf of whoever visits it; null for none. */
export const runContext = cache(async (slug: string): Promise<ProjectCtx | null> => {
  const sent = await headers();
  const settings = env();
  const db = getDb();
  const project = await findProjectByName(db, slug);
  if (project?.slug !== slug) return null;
  return {
    actor: { kind: "client" },
    requestId: await requestId(),
    ip: sent.get(clientAddressHeader),
    db,
    clock: systemClock,
    keyring: getKeyring,
    twilioBaseUrl: settings.twilioApiBaseUrl ?? null,
    project,
    role: null,
  };
});

/** What the browser holds of the page's run. */
export async function heldByBrowser(): Promise<{ held: HeldRun | null; note: RunNote | null }> {
  const names = cookieNames(env().publicUrl.startsWith("https:"));
  const kept = await cookies();
  return {
    held: readHeldRun(kept.get(names.run)?.value),
    note: readRunNote(kept.get(names.note)?.value),
  };
}
