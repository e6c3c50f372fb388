import "server-only";
import type { Db } from "./client";

/**
 * A statement that Postgres parses once a connection, for the paths that every sign-in takes. Its
 * text is fixed; values travel apart from it. `name` has to be unique in the program.
 */
export function statement<Row extends object>(
  name: string,
  text: string,
): (db: Db, values: readonly unknown[]) => Promise<Row[]> {
  return async (db, values) => {
    // A pool and a single client take the same call, but TypeScript will not call a union of both.
    const client: Pick<Extract<Db["$client"], { totalCount: number }>, "query"> = db.$client;
    const { rows } = await client.query<Row>({ name, text, values: [...values] });
    return rows;
  };
}
