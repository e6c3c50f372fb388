import { createHash, randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { escapeIdentifier } from "pg";
import { afterAll } from "vitest";
import { migrateDatabase, migrationsFolder } from "@/lib/db/migrate";
import { joinTestServer, type TestServer } from "./postgres-server";

/** A migrated, empty Postgres database of one test file's own. */
export interface TestDatabase {
  readonly name: string;
  readonly url: string;
}

const made: { server: TestServer; name: string }[] = [];

afterAll(async () => {
  for (const { server, name } of made.splice(0)) {
    await server.admin.query(`drop database if exists ${escapeIdentifier(name)} with (force)`);
    await server.admin.end();
  }
});

/**
 * Makes a database for the calling test file; it is dropped when the file is done. It also becomes `DATABASE_URL` of
 * this worker, so code that reads the environment uses it.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const database = await create(ensureTemplate);
  process.env.DATABASE_URL = database.url;
  return database;
}

/** An empty database without any table, for tests of the migrations themselves. Dropped as the others are. */
export function createEmptyDatabase(): Promise<TestDatabase> {
  return create(async () => "template0");
}

async function create(template: (server: TestServer) => Promise<string>): Promise<TestDatabase> {
  const server = await joinTestServer();
  const name = `test_${randomBytes(8).toString("hex")}`;
  made.push({ server, name });
  const source = escapeIdentifier(await template(server));
  await server.admin.query(`create database ${escapeIdentifier(name)} template ${source}`);
  return { name, url: server.url(name) };
}

/** The migrated database that the others are copied from; made once for each state of the migrations. */
async function ensureTemplate(server: TestServer): Promise<string> {
  const name = `template_${migrationsHash()}`;
  const isThere = async () => {
    const found = await server.admin.query("select from pg_database where datname = $1", [name]);
    return (found.rowCount ?? 0) > 0;
  };
  if (await isThere()) return name;
  await server.admin.query("select pg_advisory_lock(1)");
  try {
    if (await isThere()) return name;
    const staged = `${name}_new`;
    await server.admin.query(`drop database if exists ${escapeIdentifier(staged)} with (force)`);
    await server.admin.query(`create database ${escapeIdentifier(staged)}`);
    await migrateDatabase(server.url(staged));
    await server.admin.query(
      `alter database ${escapeIdentifier(staged)} rename to ${escapeIdentifier(name)}`,
    );
  } finally {
    await server.admin.query("select pg_advisory_unlock(1)");
  }
  return name;
}

function migrationsHash(): string {
  const hash = createHash("sha256");
  for (const file of readdirSync(migrationsFolder, { recursive: true, encoding: "utf8" }).sort()) {
    if (!/\.(sql|json)$/.test(file)) continue;
    hash.update(file).update(readFileSync(path.join(migrationsFolder, file)));
  }
  return hash.digest("hex").slice(0, 16);
}
