import "server-only";
import { eq } from "drizzle-orm";
import { setups, users } from "@/drizzle/schema/auth";
import { members, projects } from "@/drizzle/schema/projects";
import type { Role } from "@/lib/auth/permissions";
import { newId } from "@/lib/core/ids";
import type { Queryable } from "@/lib/db/client";

export type SetupState = { tokenHash: string | null; isComplete: boolean };

const columns = { tokenHash: setups.tokenHash, completedAt: setups.completedAt };

/** The installation's one row; null before the first start. */
export async function selectSetup(db: Queryable): Promise<SetupState | null> {
  const [row] = await db.select(columns).from(setups);
  return row ? { tokenHash: row.tokenHash, isComplete: row.completedAt !== null } : null;
}

/** The same, holding the row until the transaction ends: one after the other. */
export async function lockSetup(tx: Queryable): Promise<SetupState> {
  await tx.insert(setups).values({ id: 1 }).onConflictDoNothing();
  const [row] = await tx.select(columns).from(setups).for("update");
  if (!row) throw new Error("The setup row vanished.");
  return { tokenHash: row.tokenHash, isComplete: row.completedAt !== null };
}

export async function updateSetup(
  tx: Queryable,
  change: { tokenHash: string | null; completedAt?: Date },
): Promise<void> {
  await tx.update(setups).set(change).where(eq(setups.id, 1));
}

/** Whether anybody has an account, whatever the setup row says. */
export async function hasUsers(db: Queryable): Promise<boolean> {
  const [row] = await db.select({ id: users.id }).from(users).limit(1);
  return row !== undefined;
}

export async function insertProject(
  tx: Queryable,
  project: { id: string; slug: string; name: string },
): Promise<void> {
  await tx.insert(projects).values(project);
}

export async function insertMember(
  tx: Queryable,
  member: { projectId: string; userId: string; role: Role },
): Promise<void> {
  await tx.insert(members).values({ id: newId("member"), ...member });
}
