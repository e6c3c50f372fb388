import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { flowRunSteps, flowRuns } from "@/drizzle/schema/flows";
import { newTimedId } from "@/lib/core/ids";
import { atFlow, publishSteps, signInSteps } from "@/test/flows";
import { codeOnPhone, createOtpProject } from "@/test/otp";
import { deleteOldRuns } from "./delete-old-runs";
import { getRun } from "./get-run";
import { groupFailures } from "./group-failures";
import { listRuns } from "./list-runs";

const test = await createOtpProject({ sendsPerAddress: null, sendsPerPrefix: null });
const { app, ctxFor, db } = test;
const developer = ctxFor("developer");
const flow = { flowKey: "seen" };
await publishSteps(test, "seen", {
  ...signInSteps(),
  code: { ...signInSteps().code, kind: "screen", to: { submit: "verify", resend: "gone" } },
  gone: { kind: "end", config: { result: "failure", text: "Gone" } },
});

async function through(phone: string, button: "submit" | "resend") {
  const user = await atFlow(app, "seen");
  await user.press("submit", { phone });
  await user.press(button, { code: await codeOnPhone(test, phone) });
  return user;
}

const good = await through("+14155550601", "submit");
const bad = await through("+14155550602", "resend");
const open = await atFlow(app, "seen");

it("lists runs newest first, by state, step and reason, a page at a time", async () => {
  const all = await listRuns(developer, flow);
  expect(all).toMatchObject({
    value: {
      runs: [
        { id: open.runId, status: "waiting", stepId: "phone", who: null, number: 1 },
        { id: bad.runId, status: "failed", failedStep: "gone", failedClass: "ended" },
        { id: good.runId, status: "completed", who: "+14155550601", stepId: null },
      ],
      nextCursor: null,
    },
  });
  const failed = await listRuns(developer, { ...flow, status: "failed", failedStep: "gone" });
  expect(failed.ok && failed.value.runs.map(({ id }) => id)).toEqual([bad.runId]);
  const older = await listRuns(developer, { ...flow, cursor: bad.runId });
  expect(older.ok && older.value.runs.map(({ id }) => id)).toEqual([good.runId]);
  expect(await groupFailures(developer, flow)).toEqual({
    ok: true,
    value: [{ stepId: "gone", reason: "ended", runs: 1 }],
  });
});

it("shows a run with its version and its trace, and hides people from a viewer", async () => {
  const whole = await getRun(developer, { ...flow, runId: good.runId });
  expect(whole).toMatchObject({
    value: {
      isMasked: false,
      document: { steps: { send: { kind: "otp-send" } } },
      run: { who: "+14155550601" },
    },
  });
  expect(JSON.stringify(whole)).toContain("+14155550601");
  const masked = await getRun(ctxFor("viewer"), { ...flow, runId: good.runId });
  expect(masked).toMatchObject({ value: { isMasked: true, run: { who: "+1••••••••01" } } });
  expect(JSON.stringify(masked)).not.toContain("5550601");
  expect(masked.ok && masked.value.trace.map(({ port }) => port)).toEqual([
    "next",
    "submit",
    "sent",
    "submit",
    "verified",
    "success",
  ]);
});

it("a run is found by its own flow only, and no other project's", async () => {
  await publishSteps(test, "other", signInSteps());
  expect(await getRun(developer, { flowKey: "other", runId: good.runId })).toMatchObject({
    error: { code: "not_found" },
  });
  const stranger = await createOtpProject({}, { db });
  await publishSteps(stranger, "seen", signInSteps());
  expect(await getRun(stranger.ctxFor("owner"), { ...flow, runId: good.runId })).toMatchObject({
    error: { code: "not_found" },
  });
});

it("runs go with their traces when their project keeps them no longer", async () => {
  const [row] = await db.select().from(flowRuns).where(eq(flowRuns.id, good.runId));
  if (!row) throw new Error("The run is gone.");
  const old = newTimedId("flowRun", new Date(Date.now() - 91 * 86_400_000));
  await db.insert(flowRuns).values({ ...row, id: old });
  await db.insert(flowRunSteps).values({
    runId: old,
    sequence: 1,
    stepId: "start",
    kind: "start",
    input: {},
    output: {},
  });
  expect(await deleteOldRuns(ctxFor("owner"))).toBeUndefined();
  expect(await db.$count(flowRuns, eq(flowRuns.id, old))).toBe(0);
  expect(await db.$count(flowRunSteps, eq(flowRunSteps.runId, old))).toBe(0);
  expect(await db.$count(flowRuns, eq(flowRuns.id, good.runId))).toBe(1);
});
