import { members } from "@/drizzle/schema/projects";
import type { AuditOrigin } from "@/lib/audit/record-audit";
import type { Ctx } from "@/lib/auth/context";
import { createAccount } from "@/lib/auth/create-account";
import { hashPassword } from "@/lib/auth/hash-password";
import { type Role, roles } from "@/lib/auth/permissions";
import { startSession } from "@/lib/auth/start-session";
import { systemClock } from "@/lib/core/clock";
import { newId } from "@/lib/core/ids";
import { getKeyring } from "@/lib/core/keyring";
import { getDb } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import { createProject } from "@/lib/setup/create-project";

/** A member of a made project. `cookie` is an open session, as the browser would send it. */
export type Person = { email: string; password: string; cookie: { name: string; value: string } };
export type MadeProject = { id: string; slug: string; name: string; people: Record<Role, Person> };

const password = "a fine long phrase for tests";
let hash: Promise<string> | undefined;

/** A project as setup makes it, with a member of each role who is signed in already. */
export async function makeProject(word: string): Promise<MadeProject> {
  const ctx: Ctx = {
    actor: { kind: "system", name: "browser tests" },
    requestId: newId("request"),
    ip: null,
    db: getDb(),
    clock: systemClock,
    keyring: getKeyring,
    twilioBaseUrl: null,
  };
  // Slow on purpose, and all of them have the same.
  hash ??= hashPassword(ctx, password);
  const passwordHash = await hash;
  const slug = `test-${word}`;
  const name = `Test ${word}`;
  return transact(ctx.db, async (tx) => {
    const made = [];
    for (const role of roles) {
      const email = `${role}@${word}.example.test`;
      const userId = await createAccount(ctx, tx, { name: `The ${role}`, email, passwordHash });
      const session = await startSession(ctx, tx, userId, null);
      const cookie = { name: session.name, value: session.value };
      made.push({ role, userId, person: { email, password, cookie } });
    }
    const [owner, ...others] = made;
    if (!owner) throw new Error("There are no roles.");
    const origin: AuditOrigin = { ...ctx, actor: { kind: "user", userId: owner.userId } };
    const project = await createProject(origin, tx, {
      slug,
      name,
      ownerId: owner.userId,
      countries: ["US", "GB", "DE"],
    });
    await tx.insert(members).values(
      others.map(({ role, userId }) => ({
        id: newId("member"),
        projectId: project.id,
        userId,
        role,
      })),
    );
    // One entry a role, as the loop above went over all of them.
    const people = Object.fromEntries(made.map(({ role, person }) => [role, person])) as Record<
      Role,
      Person
    >;
    return { id: project.id, slug, name, people };
  });
}
