import "server-only";
import { and, asc, desc, eq, inArray, isNull, lt, ne, sql } from "drizzle-orm";
import { users } from "@/drizzle/schema/auth";
import { connectorSecrets, connectors, connectorTests } from "@/drizzle/schema/connectors";
import { projects } from "@/drizzle/schema/projects";
import type { Queryable } from "@/lib/db/client";

type ConnectorRow = typeof connectors.$inferSelect;
type TestRow = typeof connectorTests.$inferSelect;

const ofProject = (projectId: string, connectorId: string) =>
  and(eq(connectors.projectId, projectId), eq(connectors.id, connectorId));

/** Rows of the list with the latest test of each, in one query. */
export async function selectConnectors(db: Queryable, projectId: string) {
  const latest = db
    .select({
      id: connectorTests.id,
      state: connectorTests.state,
      problems: connectorTests.problems,
      startedAt: connectorTests.startedAt,
      finishedAt: connectorTests.finishedAt,
    })
    .from(connectorTests)
    .where(eq(connectorTests.connectorId, connectors.id))
    .orderBy(desc(connectorTests.startedAt))
    .limit(1)
    .as("latest");
  return await db
    .select({
      id: connectors.id,
      type: connectors.type,
      name: connectors.name,
      description: connectors.description,
      config: connectors.config,
      version: connectors.version,
      createdAt: connectors.createdAt,
      updatedAt: connectors.updatedAt,
      lastTest: {
        id: latest.id,
        state: latest.state,
        problems: latest.problems,
        startedAt: latest.startedAt,
        finishedAt: latest.finishedAt,
      },
    })
    .from(connectors)
    .leftJoinLateral(latest, sql`true`)
    .where(eq(connectors.projectId, projectId))
    .orderBy(sql`lower(${connectors.name})`, asc(connectors.id));
}

/** One connector, or null for an id of another project. `lock` keeps it from changing meanwhile. */
export async function selectConnector(
  db: Queryable,
  projectId: string,
  connectorId: string,
  { lock = false } = {},
): Promise<ConnectorRow | null> {
  const query = db.select().from(connectors).where(ofProject(projectId, connectorId));
  const [row] = await (lock ? query.for("update") : query);
  return row ?? null;
}

/** A connector by its id alone, with its project: for calls from outside that name no project. */
export async function selectConnectorAnywhere(db: Queryable, connectorId: string) {
  const [row] = await db
    .select({
      project: { id: projects.id, slug: projects.slug, name: projects.name },
      connector: connectors,
    })
    .from(connectors)
    .innerJoin(projects, eq(projects.id, connectors.projectId))
    .where(eq(connectors.id, connectorId));
  return row ?? null;
}

export async function selectSecrets(db: Queryable, connectorId: string) {
  return await db
    .select({
      id: connectorSecrets.id,
      path: connectorSecrets.path,
      sealed: connectorSecrets.sealed,
      endsIn: connectorSecrets.endsIn,
      changedAt: connectorSecrets.changedAt,
      changedBy: connectorSecrets.changedBy,
    })
    .from(connectorSecrets)
    .where(eq(connectorSecrets.connectorId, connectorId));
}

/** Names of people by id; ids of people who are gone are missing. */
export async function selectUserNames(
  db: Queryable,
  userIds: readonly string[],
): Promise<Map<string, string>> {
  if (userIds.length === 0) return new Map();
  const rows = await db
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(inArray(users.id, [...userIds]));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export async function insertConnector(
  db: Queryable,
  row: typeof connectors.$inferInsert,
): Promise<void> {
  await db.insert(connectors).values(row);
}

/** The caller holds the row's lock and has compared its version. */
export async function updateConnector(
  db: Queryable,
  projectId: string,
  connectorId: string,
  change: Pick<ConnectorRow, "name" | "description" | "config" | "version" | "updatedBy">,
): Promise<void> {
  await db.update(connectors).set(change).where(ofProject(projectId, connectorId));
}

export async function deleteConnectorRow(
  db: Queryable,
  projectId: string,
  connectorId: string,
): Promise<void> {
  await db.delete(connectors).where(ofProject(projectId, connectorId));
}

/** Puts a secret in place of the one at its path, under a row id of its own. */
export async function replaceSecret(
  db: Queryable,
  row: typeof connectorSecrets.$inferInsert,
): Promise<void> {
  await deleteSecrets(db, row.connectorId, [row.path]);
  await db.insert(connectorSecrets).values(row);
}

export async function deleteSecrets(
  db: Queryable,
  connectorId: string,
  paths: readonly string[],
): Promise<void> {
  if (paths.length === 0) return;
  await db
    .delete(connectorSecrets)
    .where(
      and(
        eq(connectorSecrets.connectorId, connectorId),
        inArray(connectorSecrets.path, [...paths]),
      ),
    );
}

export async function insertTest(
  db: Queryable,
  row: typeof connectorTests.$inferInsert,
): Promise<void> {
  await db.insert(connectorTests).values(row);
}

/** Drops results of values that were never saved. */
export async function deleteUnsavedTests(
  db: Queryable,
  projectId: string,
  before: Date,
): Promise<void> {
  await db
    .delete(connectorTests)
    .where(
      and(
        eq(connectorTests.projectId, projectId),
        isNull(connectorTests.connectorId),
        lt(connectorTests.startedAt, before),
      ),
    );
}

export async function updateTest(
  db: Queryable,
  testId: string,
  change: Partial<Pick<TestRow, "lines" | "state" | "problems" | "finishedAt">>,
): Promise<void> {
  await db.update(connectorTests).set(change).where(eq(connectorTests.id, testId));
}

export async function selectTest(
  db: Queryable,
  projectId: string,
  testId: string,
): Promise<TestRow | null> {
  const [row] = await db
    .select()
    .from(connectorTests)
    .where(and(eq(connectorTests.projectId, projectId), eq(connectorTests.id, testId)));
  return row ?? null;
}

export async function selectLatestTest(
  db: Queryable,
  connectorId: string,
): Promise<TestRow | null> {
  const [row] = await db
    .select()
    .from(connectorTests)
    .where(eq(connectorTests.connectorId, connectorId))
    .orderBy(desc(connectorTests.startedAt))
    .limit(1);
  return row ?? null;
}

/** Keeps a test with the connector if it was made of the values with this fingerprint. */
export async function attachTest(
  db: Queryable,
  projectId: string,
  testId: string,
  { connectorId, fingerprint }: { connectorId: string; fingerprint: string },
): Promise<void> {
  await db
    .update(connectorTests)
    .set({ connectorId })
    .where(
      and(
        eq(connectorTests.projectId, projectId),
        eq(connectorTests.id, testId),
        isNull(connectorTests.connectorId),
        eq(connectorTests.fingerprint, fingerprint),
      ),
    );
}

/** Takes results of other values off the connector. */
export async function detachTests(
  db: Queryable,
  connectorId: string,
  keptFingerprint: string,
): Promise<void> {
  await db
    .update(connectorTests)
    .set({ connectorId: null })
    .where(
      and(
        eq(connectorTests.connectorId, connectorId),
        ne(connectorTests.fingerprint, keptFingerprint),
      ),
    );
}
