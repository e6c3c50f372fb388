import { drizzle } from "drizzle-orm/node-postgres";
import type pg from "pg";
import type { Db } from "@/lib/db/client";

/** Where somebody dies: just before their n-th statement from 1 on, or just after it was done. */
export type Death = { at: number; when: "before" | "after" };

type Query = (...args: unknown[]) => Promise<unknown>;

/**
 * The database as a process sees it that dies at a certain statement: from then on nothing that it
 * asks for is done, as after kill -9. `isDead` tells whether it came to that.
 */
export function dyingDb(db: Db, { at, when }: Death): { db: Db; isDead: () => boolean } {
  let asked = 0;
  let dead = false;
  // The very words of the driver about a connection that is gone.
  const gone = () => new Error("Connection terminated unexpectedly");
  const counted =
    (query: Query): Query =>
    async (...args) => {
      if (dead) throw gone();
      const isLast = ++asked === at;
      if (isLast && when === "before") dead = true;
      if (dead) throw gone();
      const answer = await query(...args);
      if (isLast) dead = true;
      if (dead) throw gone();
      return answer;
    };
  const wrap = <Client extends object>(client: Client): Client =>
    new Proxy(client, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== "function") return value;
        const method = value.bind(target);
        if (name === "query") return counted(method);
        if (name !== "connect") return method;
        return async () => wrap(await method());
      },
    });
  // Tests open pools.
  return { db: drizzle(wrap(db.$client as pg.Pool)), isDead: () => dead };
}
