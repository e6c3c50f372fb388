import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { flowRuns, flowWaits } from "@/drizzle/schema/flows";
import { messages } from "@/drizzle/schema/messages";
import { timeOfTimedId } from "@/lib/core/ids";
import { savedConnector } from "@/test/connectors";
import { atFlow, publishSteps, signInSteps } from "@/test/flows";
import { codeOnPhone, countOnPhone, createOtpProject, openLimits } from "@/test/otp";
import { configFor, startStandIn } from "@/test/twilio";
import { type RunState, runState } from "./engine/state";
import { resumeLostRuns } from "./resume-lost-runs";
import { sendLater } from "./send-later";
import { wakeAnsweredRuns } from "./wake-answered-runs";
import { wakeRun } from "./wake-run";

const standIn = startStandIn();
const test = await createOtpProject({ sendsPerAddress: null, sendsPerPrefix: null });
const { app, db, connectorId } = test;
const system = test.ctxFor("anonymous", { actor: { kind: "system", name: "test" } });
const { signal } = new AbortController();

const screen = (text: string, more: object = {}) => ({
  kind: "screen",
  config: { text, buttons: [{ id: "next" }], ...more },
  to: { next: "end", timeout: "late" },
});

const end = { kind: "end", config: { result: "success" } };

/** A message, then a wait for what becomes of it. */
const waitSteps = (connectorId: string, seconds: number) => ({
  start: { kind: "start", config: { inputs: [{ key: "phone" }] }, to: { next: "tell" } },
  tell: {
    kind: "message",
    config: { connectorId, channel: "sms", to: "{{inputs.phone}}", content: "Hello" },
    errors: { other: { mode: "branch" } },
    to: { sent: "wait", "error.other": "end" },
  },
  wait: {
    kind: "wait-receipt",
    config: { step: "tell", seconds },
    to: { delivered: "delivered", undelivered: "undelivered", none: "none" },
  },
  delivered: screen("Delivered"),
  undelivered: screen("Not delivered: {{error.class}} {{error.code}}"),
  none: screen("Nobody knows"),
  late: end,
  end,
});

/** The message that a run waits for. */
async function awaited(runId: string) {
  const [wait] = await db.select().from(flowWaits).where(eq(flowWaits.runId, runId));
  return wait?.messageId ?? "";
}

await publishSteps(test, "at-once", waitSteps(connectorId, 600));

it("a receipt that is there already is no wait", async () => {
  const user = await atFlow(app, "at-once", { inputs: { phone: "+14155550301" } });
  expect(user.screen().text).toBe("Delivered");
});

/** The same by a provider that takes a message and says nothing more of it. */
async function waiting(phone: string) {
  const account = await standIn.account();
  const key = `wait-${phone.slice(-4)}`;
  const { connectorId: twilio } = await savedConnector(test.ctxFor("admin"), {
    name: key,
    config: configFor(account),
  });
  await publishSteps(test, key, waitSteps(twilio, 600));
  const ctx = { ...app, twilioBaseUrl: standIn.io().twilioBaseUrl };
  const user = await atFlow(ctx, key, { inputs: { phone } });
  expect(user.answer()).toEqual({ status: "working" });
  return { user, messageId: await awaited(user.runId) };
}

const becomes = (id: string, changes: Partial<typeof messages.$inferInsert>) =>
  db.update(messages).set(changes).where(eq(messages.id, id));

it("goes on when the message is delivered, once, whoever hears of it", async () => {
  const { user, messageId } = await waiting("+14155550302");
  await wakeAnsweredRuns(system, signal);
  expect(await user.read()).toEqual({ status: "working" });
  await becomes(messageId, { status: "delivered" });
  await Promise.all([1, 2, 3].map(() => wakeAnsweredRuns(system, signal)));
  await user.read();
  expect(user.screen().text).toBe("Delivered");
  expect(await user.path()).toEqual(["start next", "tell sent", "wait delivered", "delivered …"]);
  expect(await db.$count(flowWaits, eq(flowWaits.runId, user.runId))).toBe(0);
});

it("says why a message was not delivered", async () => {
  const { user, messageId } = await waiting("+14155550303");
  await becomes(messageId, { status: "undelivered", errorClass: "filtered", errorCode: "30007" });
  await wakeAnsweredRuns(system, signal);
  await user.read();
  expect(user.screen().text).toBe("Not delivered: filtered 30007");
});

it("goes on by itself when the time is up, and a timer of another step does nothing", async () => {
  const { user } = await waiting("+14155550304");
  await wakeRun(system, { runId: user.runId, sequence: 99, isTimeUp: true });
  expect(await user.read()).toEqual({ status: "working" });
  const later = { ...system, clock: { now: () => new Date(Date.now() + 601_000) } };
  await wakeRun(later, { runId: user.runId, sequence: 3, isTimeUp: true });
  await user.read();
  expect(user.screen().text).toBe("Nobody knows");
});

it("leaves the timer to the job queue, in the statement that moves the run", async () => {
  const { user } = await waiting("+14155550305");
  const { rows } = await db.$client.query(
    "select key, run_at > now() + interval '9 minutes' as later from graphile_worker.jobs where key = $1",
    [`flow-timer/${user.runId}/3`],
  );
  expect(rows).toEqual([{ key: `flow-timer/${user.runId}/3`, later: true }]);
});

it("a screen's time ends by its own way, unless somebody was faster", async () => {
  await publishSteps(test, "quick", {
    start: { kind: "start", to: { next: "ask" } },
    ask: screen("Hurry", { timeoutSeconds: 5 }),
    late: { kind: "end", config: { result: "failure", text: "Too late" } },
    end,
  });
  const slow = await atFlow(app, "quick");
  await wakeRun(system, { runId: slow.runId, sequence: 2, isTimeUp: true });
  expect(await slow.read()).toMatchObject({ status: "failed", text: "Too late" });
  const fast = await atFlow(app, "quick");
  expect(await fast.press("next")).toMatchObject({ status: "completed" });
  await wakeRun(system, { runId: fast.runId, sequence: 2, isTimeUp: true });
  expect(await fast.read()).toMatchObject({ status: "completed" });
});

it("a message that the flow does not wait for goes out once, by a job", async () => {
  const { start, tell } = waitSteps(connectorId, 5);
  await publishSteps(test, "async", {
    start,
    tell: { ...tell, config: { ...tell.config, isAsync: true }, to: { sent: "end" }, errors: {} },
    end,
  });
  const before = await countOnPhone(test);
  const user = await atFlow(app, "async", { inputs: { phone: "+14155550306" } });
  expect(user.answer()).toMatchObject({ status: "completed" });
  expect(await countOnPhone(test)).toBe(before);
  const { rows } = await db.$client.query("select 1 from graphile_worker.jobs where key = $1", [
    `flow-send/${user.runId}/2`,
  ]);
  expect(rows).toHaveLength(1);
  for (let again = 0; again < 3; again++)
    await sendLater(system, { runId: user.runId, sequence: 2 });
  expect(await countOnPhone(test)).toBe(before + 1);
});

it("a subflow gets its inputs, hands its values back and leads on by its end", async () => {
  await publishSteps(test, "inner", {
    start: { kind: "start", config: { inputs: [{ key: "name" }] }, to: { next: "set" } },
    set: {
      kind: "set-values",
      config: { values: [{ key: "greeting", value: "Hello {{inputs.name}}" }] },
      to: { next: "ask" },
    },
    ask: screen("{{values.greeting}}, go on?", { buttons: [{ id: "next" }, { id: "no" }] }),
    late: end,
    end,
  });
  await publishSteps(test, "outer", {
    start: { kind: "start", to: { next: "sub" } },
    sub: {
      kind: "subflow",
      config: { flow: "inner", inputs: { name: "Ada" } },
      to: { success: "done", failure: "done" },
    },
    done: { ...screen("Done: {{values.greeting}}"), to: { next: "end" } },
    end,
  });
  const user = await atFlow(app, "outer");
  expect(user.screen().text).toBe("Hello Ada, go on?");
  await user.press("next");
  expect(user.screen().text).toBe("Done: Hello Ada");
  expect(await user.press("next")).toMatchObject({ status: "completed" });
});

it("a condition takes the first rule that holds, and ELSE where none does", async () => {
  await publishSteps(test, "rules", {
    start: { kind: "start", config: { inputs: [{ key: "phone" }] }, to: { next: "which" } },
    which: {
      kind: "condition",
      config: {
        rules: [
          {
            id: "german",
            tests: [{ left: "{{inputs.phone}}", operator: "matches", right: "^\\+49" }],
          },
          { id: "phone", tests: [{ left: "{{inputs.phone}}", operator: "is-phone" }] },
        ],
      },
      to: { german: "german", phone: "phone", else: "other" },
    },
    german: { ...screen("German"), to: { next: "end" } },
    phone: { ...screen("Phone"), to: { next: "end" } },
    other: { ...screen("Other"), to: { next: "end" } },
    end,
  });
  for (const [phone, text] of [
    ["+4915112345678", "German"],
    ["+14155550100", "Phone"],
    ["nobody", "Other"],
  ] as const)
    expect((await atFlow(app, "rules", { inputs: { phone } })).screen().text).toBe(text);
});

it("a loop that nobody sees ends the run, and says so", async () => {
  await publishSteps(test, "loop", {
    start: { kind: "start", to: { next: "round" } },
    round: {
      kind: "set-values",
      config: { values: [{ key: "n", value: "1" }] },
      to: { next: "round" },
    },
    end,
  });
  const user = await atFlow(app, "loop");
  expect(user.answer()).toMatchObject({ status: "failed" });
  const [run] = await db.select().from(flowRuns).where(eq(flowRuns.id, user.runId));
  expect(run).toMatchObject({ failedStep: "round", failedClass: "too_many_steps" });
});

/** Puts a run back to a step as if whoever was at it had died there. */
async function cutAt(
  runId: string,
  changes: { stepId: string; sequence: number; stepAt: number } & Partial<RunState>,
) {
  const [run] = await db.select().from(flowRuns).where(eq(flowRuns.id, runId));
  const state = runState.parse(run?.state);
  const { stepId, ...rest } = changes;
  const frames = state.frames.map((frame) => ({ ...frame, stepId }));
  await db
    .update(flowRuns)
    .set({
      status: "working",
      leaseUntil: new Date(0),
      state: { ...state, waitingFor: null, ...rest, frames },
    })
    .where(eq(flowRuns.id, runId));
}

it("a run that was cut off while a code went out finds it, and sends no second one", async () => {
  await publishSteps(test, "cut", signInSteps());
  const user = await atFlow(app, "cut");
  const phone = "+14155550307";
  await user.press("submit", { phone });
  const before = await countOnPhone(test);
  const [sent] = await db.select().from(messages).where(eq(messages.recipient, phone));
  const stepAt = timeOfTimedId(sent?.id ?? "").getTime();
  await cutAt(user.runId, {
    ...{ stepId: "send", sequence: 3, stepAt },
    ...{ challenge: null, sentTo: {}, messages: {}, lastMessageId: null },
  });
  await Promise.all([1, 2].map(() => resumeLostRuns(system, signal)));
  await user.read();
  expect(user.screen()).toMatchObject({
    stepId: "code",
    error: null,
    sentTo: { channel: "sms", masked: "+1********07" },
  });
  expect(await countOnPhone(test)).toBe(before);
  const code = await codeOnPhone(test, phone);
  expect(await user.press("submit", { code })).toMatchObject({ status: "completed" });
});

it("a run that was cut off before a code went out sends it, once", async () => {
  await publishSteps(test, "cut-before", signInSteps());
  const user = await atFlow(app, "cut-before");
  const phone = "+14155550308";
  await user.press("submit", { phone });
  await openLimits(test);
  const before = await countOnPhone(test);
  await cutAt(user.runId, { stepId: "send", sequence: 3, stepAt: Date.now() + 5 });
  await Promise.all([1, 2].map(() => resumeLostRuns(system, signal)));
  await user.read();
  expect(user.screen().stepId).toBe("code");
  expect(await countOnPhone(test)).toBe(before + 1);
});

it("a run that was cut off after the code was entered asks for it again, or finds the sign-in", async () => {
  await publishSteps(test, "cut-verify", signInSteps());
  const user = await atFlow(app, "cut-verify");
  const phone = "+14155550309";
  await user.press("submit", { phone });
  await cutAt(user.runId, { stepId: "verify", sequence: 5, stepAt: Date.now() });
  await resumeLostRuns(system, signal);
  await user.read();
  expect(user.screen()).toMatchObject({ stepId: "code", error: null });
  const challenge = await stateOf(user.runId);
  await user.press("submit", { code: await codeOnPhone(test, phone) });
  expect(user.answer()).toMatchObject({ status: "completed" });
  const { sessionId, sequence } = await stateOf(user.runId);
  await cutAt(user.runId, {
    stepId: "verify",
    // The session of the step before the last.
    sequence: sequence - 1,
    stepAt: timeOfTimedId(sessionId ?? "").getTime(),
    challenge: challenge.challenge,
    sessionId: null,
    user: {},
  });
  await resumeLostRuns(system, signal);
  expect(await user.read()).toMatchObject({ status: "completed", isSignedIn: true });
});

const stateOf = async (runId: string): Promise<RunState> => {
  const [run] = await db.select().from(flowRuns).where(eq(flowRuns.id, runId));
  return runState.parse(run?.state);
};

it("runs that nobody goes on with are over, and say so", async () => {
  await publishSteps(test, "idle", signInSteps());
  const user = await atFlow(app, "idle");
  await db
    .update(flowRuns)
    .set({ expiresAt: new Date(0) })
    .where(eq(flowRuns.id, user.runId));
  expect(await user.read()).toEqual({ status: "expired" });
  await resumeLostRuns(system, signal);
  const [run] = await db.select().from(flowRuns).where(eq(flowRuns.id, user.runId));
  expect(run?.status).toBe("expired");
});
