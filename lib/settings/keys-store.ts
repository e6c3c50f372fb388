import "server-only";
import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { users } from "@/drizzle/schema/auth";
import { managementKeys } from "@/drizzle/schema/settings";
import type { Scope } from "@/lib/auth/permissions";
import type { Queryable } from "@/lib/db/client";

export type StoredKey = {
  id: string;
  name: string;
  endsIn: string;
  scopes: Scope[];
  createdBy: string;
  createdAt: Date;
  expiresAt: Date | null;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
};

const columns = {
  id: managementKeys.id,
  name: managementKeys.name,
  endsIn: managementKeys.endsIn,
  // Only `insertKey` writes them, from the same type.
  scopes: sql<Scope[]>`${managementKeys.scopes}`,
  createdBy: managementKeys.createdBy,
  createdAt: managementKeys.createdAt,
  expiresAt: managementKeys.expiresAt,
  revokedAt: managementKeys.revokedAt,
  lastUsedAt: managementKeys.lastUsedAt,
};

/** Newest first, with the name of the person who made it; null for one made by another key. */
export async function selectKeys(
  db: Queryable,
  projectId: string,
): Promise<(StoredKey & { createdByName: string | null })[]> {
  return db
    .select({ ...columns, createdByName: users.name })
    .from(managementKeys)
    .leftJoin(users, eq(users.id, managementKeys.createdBy))
    .where(eq(managementKeys.projectId, projectId))
    .orderBy(desc(managementKeys.createdAt), desc(managementKeys.id));
}

export async function selectKey(
  db: Queryable,
  projectId: string,
  by: { id: string } | { keyHash: string },
): Promise<StoredKey | null> {
  const [row] = await db
    .select(columns)
    .from(managementKeys)
    .where(
      and(
        eq(managementKeys.projectId, projectId),
        "id" in by ? eq(managementKeys.id, by.id) : eq(managementKeys.keyHash, by.keyHash),
      ),
    );
  return row ?? null;
}

export async function insertKey(
  tx: Queryable,
  row: Omit<StoredKey, "revokedAt" | "lastUsedAt"> & { projectId: string; keyHash: string },
): Promise<void> {
  await tx.insert(managementKeys).values(row);
}

/** False when it was revoked before, or is not this project's. */
export async function setKeyRevoked(
  tx: Queryable,
  projectId: string,
  id: string,
  at: Date,
): Promise<boolean> {
  const rows = await tx
    .update(managementKeys)
    .set({ revokedAt: at })
    .where(
      and(
        eq(managementKeys.projectId, projectId),
        eq(managementKeys.id, id),
        isNull(managementKeys.revokedAt),
      ),
    )
    .returning({ id: managementKeys.id });
  return rows.length === 1;
}

export async function setKeyUsed(db: Queryable, id: string, at: Date): Promise<void> {
  await db.update(managementKeys).set({ lastUsedAt: at }).where(eq(managementKeys.id, id));
}
