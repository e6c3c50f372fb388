import { mkdirSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { takeFileLock } from "@/scripts/launcher/file-lock.mjs";
import { startEmbeddedPostgres } from "@/scripts/launcher/postgres/embedded-postgres.mjs";

/** One for each checkout, shared by everything that tests there: workers, several runs at once, the browser tests. */
export const testServerDataDir = path.resolve("node_modules/.cache/patchbay-test-postgres");

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
    await admin.end();
    if (rows[0]?.others === false) await server.stop();
  });
}

const start = () =>
  // Nothing here outlives the run: speed instead of power-loss safety.
  startEmbeddedPostgres({
    dataDir: testServerDataDir,
    isDurable: false,
    settings: { max_connections: "300" },
  });
