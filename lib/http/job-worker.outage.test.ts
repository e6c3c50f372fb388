import { eq } from "drizzle-orm";
import pg from "pg";
import { expect, it, vi } from "vitest";
import { flowRuns } from "@/drizzle/schema/flows";
import { atFlow, publishSteps } from "@/test/flows";
import { createOtpProject } from "@/test/otp";
import { startJobWorker } from "./job-worker";

// Whoever waits for connections to a lost database does so for some seconds.
vi.setConfig({ testTimeout: 60_000 });

const test = await createOtpProject();
const { app, db } = test;
const system = test.ctxFor("anonymous", { actor: { kind: "system", name: "test" } });
const url = process.env.DATABASE_URL ?? "";

await publishSteps(test, "quick", {
  start: { kind: "start", to: { next: "ask" } },
  ask: {
    kind: "screen",
    config: { timeoutSeconds: 5, buttons: [{ id: "next" }] },
    to: { next: "end", timeout: "end" },
  },
  end: { kind: "end", config: { result: "success" } },
});

const statusOf = async (runId: string) =>
  (await db.select().from(flowRuns).where(eq(flowRuns.id, runId)))[0]?.status;

/** The timer of a run is due now. */
const hurry = (runId: string) =>
  db.$client.query(
    "select graphile_worker.reschedule_jobs(array(select id from graphile_worker.jobs where key like $1), now())",
    [`flow-timer/${runId}/%`],
  );

/** Lets nobody in and ends whoever is in, as a database does that is restarted. */
async function outage(during: () => Promise<void>) {
  const name = new URL(url).pathname.slice(1);
  const elsewhere = new URL(url);
  elsewhere.pathname = "/postgres";
  const admin = new pg.Client(elsewhere.href);
  await admin.connect();
  await admin.query(`alter database ${pg.escapeIdentifier(name)} allow_connections false`);
  // Waits for their end: a connection that dies later would look like one that was made after the outage.
  await admin.query(
    "select pg_terminate_backend(pid, 10_000) from pg_stat_activity where datname = $1",
    [name],
  );
  await during();
  await admin.query(`alter database ${pg.escapeIdentifier(name)} allow_connections true`);
  await admin.end();
}

it("outlives a database that goes away, does what became due, and stops in order", async () => {
  const worker = await startJobWorker(url, () => system);
  const before = await atFlow(app, "quick");
  const late = await atFlow(app, "quick");
  await hurry(before.runId);
  await expect.poll(() => statusOf(before.runId), { timeout: 15_000 }).toBe("completed");
  await outage(async () => {
    await expect(db.$count(flowRuns)).rejects.toThrow();
  });
  await hurry(late.runId);
  await expect.poll(() => statusOf(late.runId), { timeout: 30_000 }).toBe("completed");
  await worker.stop();
  await worker.stop();
  const { rows } = await db.$client.query(
    "select count(*)::int as count from graphile_worker.jobs",
  );
  expect(rows).toEqual([{ count: 0 }]);
});
