import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { takeFileLock } from "@/scripts/launcher/file-lock.mjs";
import { startEmbeddedPostgres } from "@/scripts/launcher/postgres/embedded-postgres.mjs";

const checkout = createHash("sha256").update(process.cwd()).digest("hex").slice(0, 12);

/**
 * One for each checkout and user, shared by everything that tests there: workers, several runs at once. Not below
 * node_modules, whose copies (hard links, too) would share the files of a running database.
 */
export const testServerDataDir = path.join(
  tmpdir(),
  `patchbay-test-${process.getuid?.() ?? "user"}-${checkout}`,
);

/** Who starts, joins or ends the server does it alone: it must not end between being found and being joined. */
async function withServerLock<T>(work: () => Promise<T>): Promise<T> {
  mkdirSync(testServerDataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  const lock = await takeFileLock(path.join(testServerDataDir, "use.lock"), { waitMs: 60_000 });
  if ("heldBy" in lock) throw new Error(`process ${lock.heldBy.pid} holds the test Postgres`);
  try {
    return await work();
  } finally {
    lock.release();
  }
}

/** A client of the test server's maintenance database. The server stays up as long as any client is connected. */
export interface TestServer {
  readonly admin: pg.Client;
  url(database: string): string;
}

/** Starts the test server, or joins the one that runs. */
export function joinTestServer(): Promise<TestServer> {
  return withServerLock(async () => {
    const server = await start();
    const admin = new pg.Client({ connectionString: server.url("postgres") });
    await admin.connect();
    return { admin, url: server.url };
  });
}

/** Ends the test server unless somebody is still connected to it. */
export function leaveTestServer(): Promise<void> {
  return withServerLock(async () => {
    const server = await start();
    const admin = new pg.Client({ connectionString: server.url("postgres") });
    await admin.connect();
    const { rows } = await admin.query<{ others: boolean }>(
      `select exists (select from pg_stat_activity
        where backend_type = 'client backend' and pid <> pg_backend_pid()) as others`,
    );
    const isIdle = rows[0]?.others === false;
    if (isIdle) await dropLeftovers(admin);
    await admin.end();
    if (isIdle) await server.stop();
  });
}

/** Databases of runs that were killed. */
async function dropLeftovers(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<{ datname: string }>(
    "select datname from pg_database where datname like 'test\\_%'",
  );
  for (const { datname } of rows) {
    await admin.query(`drop database if exists ${pg.escapeIdentifier(datname)} with (force)`);
  }
}

const start = () =>
  // Nothing here outlives the run: speed instead of power-loss safety.
  startEmbeddedPostgres({
    dataDir: testServerDataDir,
    isDurable: false,
    settings: { max_connections: "300" },
  });
