import "server-only";
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

/** Runs `work` in one transaction: all of it is kept, or nothing. Throwing rolls back. */
export async function transact<T>(db: Db, work: (tx: Queryable) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction(work);
    } catch (error) {
      if (attempt === 3 || !repeatable.has(sqlState(error) ?? "")) throw error;
    }
  }
}

/** True when `error` says that the database could not be reached or is shutting down. */
export function isDatabaseDown(error: unknown): boolean {
  const state = sqlState(error);
  if (state && /^(08|57P|53300|ECONN|ENOENT|EPIPE|ETIMEDOUT)/.test(state)) return true;
  const cause = databaseError(error);
  return (
    cause !== null &&
    /timeout exceeded when trying to connect|Connection terminated/.test(cause.message)
  );
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
