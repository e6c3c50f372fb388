import { readFile } from "node:fs/promises";
import path from "node:path";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import pg from "pg";
import { z } from "zod";
import { StartError } from "@/lib/core/start-error";
import { migrateJobs } from "./migrate-jobs";

/** Any number, but the same in every instance: who holds it may change the tables. */
const migrationLock = 7_274_225_611;

/** Below the working directory, which is the project's for the server, the command line and the tests. */
export const migrationsFolder = path.resolve("drizzle/migrations");

const journalSchema = z.object({
  entries: z.array(z.object({ tag: z.string(), when: z.number() })),
});

/** How the tables of a database stand to this program. `isNewer`: a newer program has changed them already. */
export interface MigrationState {
  readonly applied: number;
  readonly pending: number;
  readonly isNewer: boolean;
}

/**
 * Brings the tables to this program's state, in one transaction; several instances that start at once wait for
 * each other.
 *
 * @throws {StartError} when a newer program changed the tables already, or the database cannot be reached
 */
export async function migrateDatabase(
  databaseUrl: string,
  folder = migrationsFolder,
): Promise<MigrationState> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5000 });
  // Without a listener a server that goes away while this waits would end the process.
  client.on("error", () => undefined);
  await connect(client);
  try {
    await client.query("select pg_advisory_lock($1)", [migrationLock]);
    const before = await readMigrationState(client, folder);
    if (before.isNewer) {
      throw new StartError(
        "the database was changed by a newer version of Patchbay: start that version, or restore a backup.",
      );
    }
    if (before.pending > 0) await migrate(drizzle(client), { migrationsFolder: folder });
    await migrateJobs(databaseUrl);
    return { applied: before.applied + before.pending, pending: 0, isNewer: false };
  } finally {
    await client.end();
  }
}

/** Compares the recorded migrations with the folder's, without changing anything. */
export async function readMigrationState(
  client: Pick<pg.ClientBase, "query">,
  folder = migrationsFolder,
): Promise<MigrationState> {
  const known = await readJournal(folder);
  const table = await client.query("select to_regclass('drizzle.__drizzle_migrations') as name");
  if (table.rows[0]?.name === null) return { applied: 0, pending: known.length, isNewer: false };
  const { rows } = await client.query<{ created_at: string }>(
    "select created_at from drizzle.__drizzle_migrations",
  );
  const recorded = rows.map((row) => Number(row.created_at));
  const newest = Math.max(0, ...recorded);
  return {
    applied: recorded.length,
    pending: known.filter((when) => when > newest).length,
    isNewer: recorded.some((when) => !known.includes(when)),
  };
}

async function readJournal(folder: string): Promise<number[]> {
  const text = await readFile(path.join(folder, "meta", "_journal.json"), "utf8");
  return journalSchema.parse(JSON.parse(text)).entries.map((entry) => entry.when);
}

async function connect(client: pg.Client) {
  try {
    await client.connect();
  } catch (error) {
    // The message names host and port or user, never the password.
    const reason = error instanceof Error ? error.message || error.name : String(error);
    throw new StartError(`the database cannot be reached (${reason}): check DATABASE_URL.`);
  }
}
