import { drizzle } from "drizzle-orm/node-postgres";
import { afterAll } from "vitest";
import { users } from "@/drizzle/schema/auth";
import { members, projects } from "@/drizzle/schema/projects";
import type { Ctx, Project, ProjectCtx } from "@/lib/auth/context";
import { type Role, roles } from "@/lib/auth/permissions";
import { systemClock } from "@/lib/core/clock";
import { newId } from "@/lib/core/ids";
import { newMasterKeyText, parseKeyring } from "@/lib/core/secrets";
import { type Db, openPool } from "@/lib/db/client";
import { emailOf } from "./account";
import { createTestDatabase } from "./database";

/** A member of each role, somebody signed in who is no member, and nobody signed in. */
export type Somebody = Role | "stranger" | "anonymous";

export interface TestProject {
  readonly db: Db;
  readonly project: Project;
  /** The ids of the people behind `ctxFor`. */
  readonly userIds: Readonly<Record<Role | "stranger", string>>;
  /** The context in which `who` would call a verb; `changes` replace parts of it (clock, ip, …). */
  ctxFor(who: Somebody, changes?: Partial<ProjectCtx>): ProjectCtx;
}

/**
 * A project with one member a role, on a database of the calling test file's own. Pass `db` to make
 * a second project beside one that is there. Call it at the top level or in `beforeAll`.
 */
export async function createTestProject({ db }: { db?: Db } = {}): Promise<TestProject> {
  const database = db ?? (await openTestDb());
  const id = newId("project");
  const project = { id, slug: id.replace("_", "-"), name: "Test project" };
  await database.insert(projects).values(project);
  const userIds = {
    owner: newId("user"),
    admin: newId("user"),
    developer: newId("user"),
    viewer: newId("user"),
    stranger: newId("user"),
  };
  await database.insert(users).values(
    Object.entries(userIds).map(([who, userId]) => ({
      id: userId,
      name: `Test ${who}`,
      email: emailOf(userId),
    })),
  );
  await database.insert(members).values(
    roles.map((role) => ({
      id: newId("member"),
      projectId: project.id,
      userId: userIds[role],
      role,
    })),
  );
  return {
    db: database,
    project,
    userIds,
    ctxFor: (who, changes) => ({
      ...testCtx(database),
      actor:
        who === "anonymous"
          ? { kind: "anonymous" }
          : {
              kind: "user",
              userId: userIds[who],
              name: `Test ${who}`,
              email: emailOf(userIds[who]),
              sessionId: newId("session"),
              confirmedAt: (changes?.clock ?? systemClock).now(),
            },
      project,
      role: who === "anonymous" || who === "stranger" ? null : who,
      ...changes,
    }),
  };
}

/** Nobody signed in, in no project: what sign-in and setup are called with. */
export function testCtx(db: Db, changes?: Partial<Ctx>): Ctx {
  return {
    actor: { kind: "anonymous" },
    requestId: newId("request"),
    ip: "192.0.2.1",
    db,
    clock: systemClock,
    keyring: () => keyring,
    twilioBaseUrl: null,
    ...changes,
  };
}

/** An open, migrated database of the calling test file's own, without any project. */
export async function openTestDb(): Promise<Db> {
  const { url } = await createTestDatabase();
  // Hundreds at once, as tests have them, wait longer on a starved machine than anybody would at a page.
  const pool = openPool(url, { longestMs: 60_000 });
  afterAll(() => pool.end());
  return drizzle(pool);
}

// One for all of a test file, as a server has one.
const keyring = testKeyring();

function testKeyring() {
  const parsed = parseKeyring(newMasterKeyText());
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
}
