import "server-only";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import type { Db, Queryable } from "./client";

/** Serialization failure and deadlock: Postgres undid everything, so doing it again is safe. */
const repeatable = new Set(["40001", "40P01"]);

/**
 * The driver's error, which the query builder wraps in one with the query. Not told by class: the
 * server's front and Next are bundled apart, and one may meet errors of the other's copy.
 */
function databaseError(error: unknown): Error | null {
  if (!(error instanceof Error)) return null;
  return "query" in error && error.cause instanceof Error ? error.cause : error;
}

/** The SQLSTATE of a database error, or null for any other error. */
export function sqlState(error: unknown): string | null {
  const cause = databaseError(error);
  return cause && "code" in cause && typeof cause.code === "string" ? cause.code : null;
}

/** Whether Postgres undid everything because two transactions were in each other's way. */
export const isRepeatable = (error: unknown): boolean => repeatable.has(sqlState(error) ?? "");

/** Runs `work` in one transaction: all of it is kept, or nothing. Throwing rolls back. */
export async function transact<T>(db: Db, work: (tx: Queryable) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(db, work);
    } catch (error) {
      if (attempt === 3 || !isRepeatable(error)) throw error;
    }
  }
}

/**
 * Not the query builder's own transaction: where `begin` fails that one keeps the connection for
 * good, and after a lost one it waits for a rollback that nobody answers.
 */
async function once<T>(db: Db, work: (tx: Queryable) => Promise<T>): Promise<T> {
  const { $client } = db;
  const pooled = "totalCount" in $client ? await $client.connect() : null;
  const tx = drizzle(pooled ?? $client);
  let isLost = false;
  try {
    await tx.execute(sql`begin`);
    const result = await work(tx);
    await tx.execute(sql`commit`);
    return result;
  } catch (error) {
    isLost = isDatabaseDown(error) || !(await isUndone(tx));
    throw error;
  } finally {
    // Postgres undoes by itself what a closed connection left open.
    pooled?.release(isLost);
  }
}

const isUndone = (tx: Queryable) =>
  tx.execute(sql`rollback`).then(
    () => true,
    () => false,
  );

const downState = /^(08|57P|57014|53300|ECONN|ENOENT|EPIPE|ETIMEDOUT)/;
const downMessage =
  /timeout exceeded when trying to connect|Connection terminated|Query read timeout|not queryable/;

/**
 * True when `error`, or what caused it, says that the database could not be reached, is shutting
 * down or did not answer in time. The sign-in library wraps such errors once more.
 */
export function isDatabaseDown(error: unknown): boolean {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    if ("code" in at && typeof at.code === "string" && downState.test(at.code)) return true;
    if (downMessage.test(at.message)) return true;
  }
  return false;
}

/** True when `error` is the violation of the named unique index. */
export function isUniqueViolation(error: unknown, index: string): boolean {
  const cause = databaseError(error);
  return (
    sqlState(error) === "23505" &&
    cause !== null &&
    "constraint" in cause &&
    cause.constraint === index
  );
}

/**
 * True when a row cannot go because another one points to it, or points to one that is gone.
 * Postgres 18 answers ON DELETE RESTRICT with 23001, older ones with 23503.
 */
export const isReferenced = (error: unknown): boolean =>
  ["23001", "23503"].includes(sqlState(error) ?? "");
