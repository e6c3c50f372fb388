import "server-only";
import { drizzle, type NodePgDatabase, type NodePgQueryResultHKT } from "drizzle-orm/node-postgres";
import type { PgDatabase } from "drizzle-orm/pg-core";
import type pg from "pg";
import { type Patience, PatientPool } from "./patient-pool";

/** A pool in the server; one connection of its own in a command. */
export type Db = NodePgDatabase & { readonly $client: pg.Pool | pg.Client };
/** A database or an open transaction: what a store's queries take. */
export type Queryable = PgDatabase<NodePgQueryResultHKT>;

type Opened = { url: string; pool: pg.Pool; db: Db };

// The front and Next are bundled apart but share one process, so one pool serves both.
const key = Symbol.for("patchbay.database");
const holder = globalThis as { [key]?: Opened };

const patience: Patience = { silenceMs: 2_800, longestMs: 10_000, connectMs: 4_000 };

/**
 * Opens a pool with limits that keep a slow or absent database from hanging a request.
 * `longestMs`: how long a connection is waited for while the database answers others.
 */
export function openPool(url: string, { longestMs = patience.longestMs } = {}): pg.Pool {
  const pool = new PatientPool(
    {
      connectionString: url,
      max: 10,
      idleTimeoutMillis: 30_000,
      // The server's own limit comes first, so that a slow query ends there too. Where the server says
      // nothing at all, waiting ends here and the connection is given up.
      statement_timeout: 3_500,
      query_timeout: 4_000,
      idle_in_transaction_session_timeout: 15_000,
      application_name: "patchbay",
    },
    { ...patience, longestMs },
  );
  // Without a listener a database that goes away ends the process; the next query reports it instead.
  pool.on("error", () => undefined);
  // The pool listens for those that are idle alone.
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

/** The process-wide database of `DATABASE_URL`, opened at first use. */
export function getDb(): Db {
  if (process.env.NEXT_PHASE === "phase-production-build")
    throw new Error("The database was opened while pages were being built.");
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL is not set. Start Patchbay with npm start.");
  if (holder[key]?.url !== url) {
    const pool = openPool(url);
    holder[key] = { url, pool, db: drizzle(pool) };
  }
  return holder[key].db;
}

export async function closeDb(): Promise<void> {
  const opened = holder[key];
  delete holder[key];
  await opened?.pool.end();
}
