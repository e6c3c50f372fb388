import { Socket } from "node:net";
import type pg from "pg";
import { afterEach, expect, it } from "vitest";
import { createTestDatabase } from "@/test/database";
import { type Patience, PatientPool } from "./patient-pool";
import { isDatabaseDown } from "./transact";

const { url } = await createTestDatabase();
const opened: PatientPool[] = [];
afterEach(() => Promise.all(opened.splice(0).map((pool) => pool.end())));

function open(
  max: number,
  patience: Partial<Patience>,
  config: Pick<pg.PoolConfig, "stream"> = {},
): PatientPool {
  const pool = new PatientPool(
    { connectionString: url, max, ...config },
    { silenceMs: 5_000, longestMs: 60_000, connectMs: 30_000, ...patience },
  );
  opened.push(pool);
  return pool;
}

/** Queries that wait for one another: each keeps the one connection for a fifth of a second. */
const queue = (pool: PatientPool, length: number) =>
  Promise.allSettled(Array.from({ length }, () => pool.query("select pg_sleep(0.2)")));

it("waits on while the database answers others", async () => {
  const pool = open(1, { silenceMs: 2_000 });
  await pool.query("select 1");
  const answers = await queue(pool, 15);
  expect(answers.filter(({ status }) => status === "rejected")).toEqual([]);
});

it("waits no longer than somebody would at a page", async () => {
  const pool = open(1, { longestMs: 1_000 });
  await pool.query("select 1");
  const [first, ...others] = await queue(pool, 15);
  expect(first?.status).toBe("fulfilled");
  const last = others.at(-1);
  expect(last?.status === "rejected" && isDatabaseDown(last.reason)).toBe(true);
});

it("gives up where the database answers nobody, and keeps no connection that comes too late", async () => {
  const pool = open(1, { silenceMs: 200 });
  const held = await pool.connect();
  const failed = await pool.query("select 1").catch((error: unknown) => error);
  expect(isDatabaseDown(failed)).toBe(true);
  held.release();
  await expect(pool.query("select 1")).resolves.toMatchObject({ rowCount: 1 });
  expect(pool).toMatchObject({ totalCount: 1, idleCount: 1, waitingCount: 0 });
});

it("does not take the database for absent where the process itself had no time", async () => {
  const pool = open(1, { silenceMs: 1_000 });
  const answer = pool.query("select 1");
  // As a page does that is shown for the first time: nothing else of the process runs meanwhile.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_500);
  await expect(answer).resolves.toMatchObject({ rowCount: 1 });
});

/** A way to a database that never gets there. */
class Nowhere extends Socket {
  override connect() {
    return this;
  }
}

it("tries again where one connection is not made while others are answered", async () => {
  let calls = 0;
  const stream = () => (++calls === 2 ? new Nowhere() : new Socket());
  const pool = open(2, { silenceMs: 2_000, connectMs: 300 }, { stream });
  const first = await pool.connect();
  let isAnswered = false;
  const answer = pool.query("select 1").finally(() => {
    isAnswered = true;
  });
  first.release();
  while (!isAnswered) await pool.query("select pg_sleep(0.02)");
  await expect(answer).resolves.toMatchObject({ rowCount: 1 });
  expect(calls).toBeGreaterThan(1);
});
