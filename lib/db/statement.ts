import "server-only";
import type { Db } from "./client";
import { isRepeatable } from "./transact";

const mostAttempts = 5;

/**
 * A statement that Postgres parses once a connection, for the paths that every sign-in takes. Its
 * text is fixed; values travel apart from it. `name` has to be unique in the program. One that
 * Postgres undid, because it met another one, is done again: it is a transaction of its own.
 */
export function statement<Row extends object>(
  name: string,
  text: string,
): (db: Db, values: readonly unknown[]) => Promise<Row[]> {
  return async (db, values) => {
    // A pool and a single client take the same call, but TypeScript will not call a union of both.
    const client: Pick<Extract<Db["$client"], { totalCount: number }>, "query"> = db.$client;
    for (let attempt = 1; ; attempt++) {
      try {
        const { rows } = await client.query<Row>({ name, text, values: [...values] });
        return rows;
      } catch (error) {
        if (attempt === mostAttempts || !isRepeatable(error)) throw error;
      }
    }
  };
}
