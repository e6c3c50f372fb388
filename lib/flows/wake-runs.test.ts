import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { flowRuns, flowWaits } from "@/drizzle/schema/flows";
import { messages } from "@/drizzle/schema/messages";
import { savedConnector } from "@/test/connectors";
import { atFlow, publishSteps, signInSteps } from "@/test/flows";
import { createOtpProject } from "@/test/otp";
import { configFor, startStandIn } from "@/test/twilio";
import { resumeLostRuns } from "./resume-lost-runs";
import { wakeAnsweredRuns } from "./wake-answered-runs";

const standIn = startStandIn();
const test = await createOtpProject();
const { app, db } = test;
const system = test.ctxFor("anonymous", { actor: { kind: "system", name: "test" } });
const { signal } = new AbortController();

const lose = (runId: string, changes: Partial<typeof flowRuns.$inferInsert> = {}) =>
  db
    .update(flowRuns)
    .set({ status: "working", leaseUntil: new Date(0), ...changes })
    .where(eq(flowRuns.id, runId));

it("a run that was cut off while it was woken goes on once, and is left alone afterwards", async () => {
  const account = await standIn.account();
  const { connectorId } = await savedConnector(test.ctxFor("admin"), {
    name: "Twilio",
    config: configFor(account),
  });
  await publishSteps(test, "wait", {
    start: { kind: "start", to: { next: "tell" } },
    tell: {
      kind: "message",
      config: { connectorId, channel: "sms", to: "+14155550401", content: "Hello" },
      to: { sent: "wait" },
    },
    wait: {
      kind: "wait-receipt",
      config: { step: "tell", seconds: 600 },
      to: { delivered: "ask", undelivered: "ask", none: "ask" },
    },
    ask: { kind: "screen", config: { buttons: [{ id: "next" }] }, to: { next: "end" } },
    end: { kind: "end", config: { result: "success" } },
  });
  const ctx = { ...app, twilioBaseUrl: standIn.io().twilioBaseUrl };
  const user = await atFlow(ctx, "wait");
  expect(user.answer()).toEqual({ status: "working" });
  await db.update(messages).set({ status: "delivered" });
  await lose(user.runId);
  await resumeLostRuns(system, signal);
  await user.read();
  expect(user.screen()).toMatchObject({ stepId: "ask", turn: 1 });
  for (let round = 0; round < 3; round++) await wakeAnsweredRuns(system, signal);
  await user.read();
  expect(user.screen()).toMatchObject({ stepId: "ask", turn: 1 });
  expect(await db.$count(flowWaits)).toBe(0);
});

await publishSteps(test, "sign-in", signInSteps());

it("a run that cannot be taken on keeps nobody from the others, and is over in the end", async () => {
  const broken = await atFlow(app, "sign-in");
  const lost = await atFlow(app, "sign-in");
  await lose(broken.runId, { state: { frames: [] } });
  await lose(lost.runId, { leaseUntil: new Date(1) });
  await resumeLostRuns(system, signal);
  await lost.read();
  expect(lost.screen().stepId).toBe("phone");
  await lose(broken.runId, { expiresAt: new Date(0) });
  await resumeLostRuns(system, signal);
  const [run] = await db.select().from(flowRuns).where(eq(flowRuns.id, broken.runId));
  expect(run?.status).toBe("expired");
});

it("jobs that a dead instance holds go back to the queue, and those that failed for good go", async () => {
  const query = (text: string) => db.$client.query(text);
  for (const key of ["held", "working", "failed"])
    await query(`select graphile_worker.add_job('flow-timer', '{}', job_key => '${key}')`);
  const set = (key: string, changes: string) =>
    query(`update graphile_worker._private_jobs set ${changes} where key = '${key}'`);
  await set("held", "locked_at = now() - interval '5 minutes', locked_by = 'dead'");
  await set("working", "locked_at = now(), locked_by = 'alive'");
  await set("failed", "attempts = max_attempts, updated_at = now() - interval '8 days'");
  await resumeLostRuns(system, signal);
  const { rows } = await query(
    "select key, locked_by from graphile_worker.jobs where key !~ '/' order by key",
  );
  expect(rows).toEqual([
    { key: "held", locked_by: null },
    { key: "working", locked_by: "alive" },
  ]);
});
