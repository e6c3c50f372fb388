import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { afterAll, expect, it } from "vitest";
import { createTestDatabase } from "@/test/database";
import { openPool } from "./client";
import { isDatabaseDown, transact } from "./transact";

const { url } = await createTestDatabase();
const pool = openPool(url);
const db = drizzle(pool);
afterAll(() => pool.end());

/** Ends every other connection to this test's database, as a crash of the database would. */
async function cutConnections() {
  const other = openPool(url);
  await other.query(`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`);
  await other.end();
}

const count = (tx: Pick<typeof db, "execute">) => tx.execute(sql`select count(*) from users`);

it("gives every connection back when the database goes away in a transaction", async () => {
  for (let round = 0; round < 12; round++) {
    const failed = await transact(db, async (tx) => {
      await count(tx);
      await cutConnections();
      await count(tx);
    }).catch((error: unknown) => error);
    expect(isDatabaseDown(failed)).toBe(true);
  }
  expect(pool.totalCount - pool.idleCount).toBe(0);
  await expect(transact(db, count)).resolves.toBeDefined();
});

it("gives a connection back that was lost before the transaction began", async () => {
  for (let round = 0; round < 12; round++) {
    const client = await pool.connect();
    // As a query that is never answered leaves it.
    client.release();
    await client.end();
    await transact(db, count).catch((error: unknown) => error);
  }
  expect(pool.totalCount - pool.idleCount).toBe(0);
  await expect(transact(db, count)).resolves.toBeDefined();
});

it("stops waiting for a database that says nothing, and goes on when it is back", async () => {
  const blocker = openPool(url);
  const locked = await blocker.connect();
  await locked.query("begin");
  await locked.query("lock table users in access exclusive mode");
  // The lock is held until below: without a limit of its own this would never end.
  const failed = await transact(db, count).catch((error: unknown) => error);
  expect(isDatabaseDown(failed)).toBe(true);
  await locked.query("rollback");
  locked.release();
  await blocker.end();
  await expect(transact(db, count)).resolves.toBeDefined();
  expect(pool.totalCount - pool.idleCount).toBe(0);
});
