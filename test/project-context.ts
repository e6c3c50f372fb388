import { projects } from "@/drizzle/schema/projects";
import type { Actor, ProjectCtx } from "@/lib/auth/context";
import type { Role } from "@/lib/auth/permissions";
import { systemClock } from "@/lib/core/clock";
import { newId } from "@/lib/core/ids";
import { newMasterKeyText, parseKeyring } from "@/lib/core/secrets";
import { getDb } from "@/lib/db/client";

/** A context in a fresh project of its own, with its own master key. Needs `createTestDatabase` first. */
export async function createProjectContext(role: Role | null = "owner"): Promise<ProjectCtx> {
  const keyring = parseKeyring(newMasterKeyText());
  if (!keyring.ok) throw new Error(keyring.error);
  const id = newId("project");
  const project = { id, slug: id.slice(3), name: "Test project" };
  const db = getDb();
  await db.insert(projects).values(project);
  return {
    ...actAs(role),
    requestId: newId("request"),
    ip: "127.0.0.1",
    db,
    clock: systemClock,
    keyring: () => keyring.value,
    twilioBaseUrl: null,
    project,
  };
}

/** A signed-in person with this role; spread over a context to act as somebody else. */
export function actAs(role: Role | null): { actor: Actor; role: Role | null } {
  const userId = newId("user");
  const email = `${userId}@example.com`;
  return {
    actor: { kind: "user", userId, name: "Test person", email, sessionId: newId("session") },
    role,
  };
}
