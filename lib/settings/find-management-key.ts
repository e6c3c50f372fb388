import "server-only";
import type { Scope } from "@/lib/auth/permissions";
import type { Queryable } from "@/lib/db/client";
import { hashKeyText } from "./key-text";
import { selectKey, setKeyUsed } from "./keys-store";

const usedResolutionMs = 60_000;

/** The parts of the actor of kind "key". */
export type FoundKey = { keyId: string; name: string; scopes: readonly Scope[] };

/**
 * Who calls with this management key, or null: unknown, revoked, expired, or of another project, all
 * alike and with the same work. Asks the database each time, so that a revoked key is refused with
 * the next call. Notes the use, at most once a minute.
 */
export async function findManagementKey(
  db: Queryable,
  projectId: string,
  keyText: string,
  now: Date = new Date(),
): Promise<FoundKey | null> {
  const key = await selectKey(db, projectId, { keyHash: hashKeyText(keyText) });
  if (!key || key.revokedAt || (key.expiresAt && key.expiresAt <= now)) return null;
  if (!key.lastUsedAt || now.getTime() - key.lastUsedAt.getTime() >= usedResolutionMs)
    await setKeyUsed(db, key.id, now);
  return { keyId: key.id, name: key.name, scopes: key.scopes };
}
