import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { flowRunSteps, flowRuns } from "@/drizzle/schema/flows";
import { newTimedId } from "@/lib/core/ids";
import { atFlow, publishSteps, signInSteps } from "@/test/flows";
import { codeOnPhone, createOtpProject } from "@/test/otp";
import { deleteOldRuns } from "./delete-old-runs";
import { findRunOfMessage } from "./find-run-of-message";
import { getRun } from "./get-run";
import { groupFailures } from "./group-failures";
import { listRuns } from "./list-runs";
import type { RunFilter } from "./search";

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
      rows: [
        { id: open.runId, status: "waiting", stepId: "phone", stepName: "phone", who: null },
        { id: bad.runId, status: "failed", failedStep: "gone", failedClass: "ended", number: 1 },
        { id: good.runId, status: "completed", who: "+14155550601", stepId: null, stepName: null },
      ],
      nextCursor: null,
      isEmpty: false,
    },
  });
  const older = await listRuns(developer, { ...flow, cursor: bad.runId });
  expect(older.ok && older.value.rows.map(({ id }) => id)).toEqual([good.runId]);
});

it("narrows runs by state, step, reason, version and time", async () => {
  const found = async (filter: RunFilter) => {
    const page = await listRuns(developer, { ...flow, ...filter });
    return page.ok && page.value.rows.map(({ id }) => id);
  };
  const all = [open.runId, bad.runId, good.runId];
  expect(await found({ status: ["failed"], failedStep: "gone" })).toEqual([bad.runId]);
  expect(await found({ status: ["failed", "completed"] })).toEqual([bad.runId, good.runId]);
  expect(await found({ failedClass: "ended" })).toEqual([bad.runId]);
  expect(await found({ failedClass: "wrong_code" })).toEqual([]);
  expect(await found({ version: 1, span: "1h" })).toEqual(all);
  expect(await found({ version: 2 })).toEqual([]);
  const now = developer.clock.now().getTime();
  const [before, after] = [-1, 1].map((hours) => new Date(now + hours * 3_600_000).toISOString());
  expect(await found({ from: before, to: after })).toEqual(all);
  expect(await found({ from: after })).toEqual([]);
  expect(await found({ to: before })).toEqual([]);
});

it("counts failed runs by step and reason, in a time", async () => {
  expect(await groupFailures(developer, flow)).toMatchObject({
    ok: true,
    value: [{ stepId: "gone", stepName: "gone", reason: "ended", runs: 1 }],
  });
  expect(await groupFailures(developer, { ...flow, to: "2020-01-01T00:00:00Z" })).toEqual({
    ok: true,
    value: [],
  });
});

it("says that nobody has been there only where that is so", async () => {
  await publishSteps(test, "unseen", signInSteps());
  expect(await listRuns(developer, { flowKey: "unseen" })).toMatchObject({
    value: { rows: [], isEmpty: true },
  });
  expect(await listRuns(developer, { ...flow, version: 2 })).toMatchObject({
    value: { rows: [], isEmpty: false },
  });
});

it("names a step of a subflow behind the step that runs it", async () => {
  await publishSteps(test, "inner", {
    start: { kind: "start", to: { next: "hello" } },
    hello: {
      kind: "screen",
      name: "Say hello",
      config: { title: "Hello", buttons: [{ id: "submit", label: "Hello too" }] },
    },
  });
  await publishSteps(test, "outer", {
    start: { kind: "start", to: { next: "sub" } },
    sub: { kind: "subflow", name: "Greet", config: { flow: "inner" } },
  });
  const user = await atFlow(app, "outer");
  await user.press("submit");
  const stepName = "Greet / Say hello";
  expect(await listRuns(developer, { flowKey: "outer" })).toMatchObject({
    value: { rows: [{ failedStep: "sub/hello", failedClass: "unconnected", stepName }] },
  });
  expect(await groupFailures(developer, { flowKey: "outer" })).toMatchObject({
    value: [{ stepName }],
  });
  const { runId } = user;
  const run = await getRun(developer, { flowKey: "outer", runId });
  if (!run.ok) throw new Error(run.error.text);
  expect(run.value.run).toMatchObject({ stepName });
  expect(run.value.trace.at(-1)).toMatchObject({
    within: ["inner"],
    stepName: "Say hello",
    port: "submit",
    portName: "Hello too",
    errorClass: "unconnected",
  });
});

it("a message leads to the run that sent it, in its own project", async () => {
  const messageOf = async (runId: string) => {
    const steps = await db.select().from(flowRunSteps).where(eq(flowRunSteps.runId, runId));
    return steps.find(({ messageId }) => messageId !== null)?.messageId ?? "";
  };
  expect(await findRunOfMessage(developer, await messageOf(good.runId))).toEqual({
    runId: good.runId,
    flowKey: "seen",
    flowName: "seen",
  });
  const stranger = await createOtpProject({}, { db });
  expect(await findRunOfMessage(stranger.app, await messageOf(good.runId))).toBeNull();
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
