import "server-only";
import { eq } from "drizzle-orm";
import { keyChecks, serverSecrets } from "@/drizzle/schema/keys";
import type { Queryable } from "@/lib/db/client";

/** Stands where sealed values of a project have its id: these belong to the whole installation. */
export const installation = "installation";

/** Keeps the first value that is offered for a name, whoever offers it, and answers the kept one. */
export async function keepServerSecret(
  db: Queryable,
  id: string,
  makeSealed: () => string,
): Promise<string> {
  const kept = await findServerSecret(db, id);
  if (kept) return kept;
  await db
    .insert(serverSecrets)
    .values({ id, projectId: installation, sealed: makeSealed() })
    .onConflictDoNothing();
  const first = await findServerSecret(db, id);
  if (!first) throw new Error(`The server secret ${id} vanished while it was made.`);
  return first;
}

async function findServerSecret(db: Queryable, id: string): Promise<string | undefined> {
  const [row] = await db
    .select({ sealed: serverSecrets.sealed })
    .from(serverSecrets)
    .where(eq(serverSecrets.id, id));
  return row?.sealed;
}

/** The one row of `key_checks`. */
export const keyCheckId = "master-key";

export async function findKeyCheck(db: Queryable): Promise<string | undefined> {
  const [row] = await db
    .select({ sealed: keyChecks.sealed })
    .from(keyChecks)
    .where(eq(keyChecks.id, keyCheckId));
  return row?.sealed;
}

export async function insertKeyCheck(db: Queryable, sealed: string): Promise<void> {
  await db.insert(keyChecks).values({ id: keyCheckId, projectId: installation, sealed });
}
