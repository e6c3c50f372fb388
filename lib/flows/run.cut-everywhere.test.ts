import { and, eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { flowRuns, flowWaits } from "@/drizzle/schema/flows";
import { messages } from "@/drizzle/schema/messages";
import { sandboxMessages } from "@/drizzle/schema/sandbox";
import { isDatabaseDown } from "@/lib/db/transact";
import { type Death, dyingDb } from "@/test/dying-db";
import { atFlow, gapsIn, publishSteps, signInSteps } from "@/test/flows";
import { codeOnPhone, createOtpProject, openLimits } from "@/test/otp";
import { readRun } from "./read-run";
import { resumeLostRuns } from "./resume-lost-runs";
import { submitScreen } from "./submit-screen";
import { wakeRun } from "./wake-run";

/*
 * An instance dies at every single statement of a run, once just before it and once just after; another
 * one goes on. No message is sent twice, and no step is lost, repeated or invented.
 */

const test = await createOtpProject({ sendsPerAddress: null, sendsPerPrefix: null });
const { app, db, connectorId } = test;
const system = test.ctxFor("anonymous", { actor: { kind: "system", name: "test" } });
const { signal } = new AbortController();

const { send, ...others } = signInSteps();
const steps = {
  ...others,
  // Whether the code went out is not known: it is asked for, and can be sent again.
  send: { kind: "otp-send", ...send, errors: { unknown_outcome: { mode: "ignore" } } },
  verify: { kind: "otp-verify", to: { verified: "tell" } },
  tell: {
    kind: "message",
    config: { connectorId, channel: "sms", to: "{{user.phone}}", content: "Welcome" },
    errors: { unknown_outcome: { mode: "branch" } },
    to: { sent: "wait", "error.unknown_outcome": "wait" },
  },
  wait: {
    kind: "wait-receipt",
    config: { step: "tell", seconds: 600 },
    to: { delivered: "end", undelivered: "end", none: "end" },
  },
};
await publishSteps(test, "cut", steps);

let number = 4_000_000;

/** One end user's way from the first screen to the end, with an instance that dies on it. */
async function walk(death: Death): Promise<{ isDead: boolean }> {
  const to = `+1415${number++}`;
  const user = await atFlow(app, "cut");
  const mortal = dyingDb(db, death);
  const context = () => (mortal.isDead() ? app : { ...app, db: mortal.db });
  const key = { runId: user.runId, runToken: user.runToken };

  const press = async (button: string, fields: Record<string, string>) => {
    const { turn } = user.screen();
    const input = { turn, button, fields };
    await submitScreen(context(), { ...key, input }).catch((error: unknown) => {
      // What an end user sees of it is an error page, and reads the run again.
      if (!isDatabaseDown(error)) throw error;
    });
  };
  for (let round = 0; round < 12; round++) {
    const answer = await user.read();
    if (answer.status === "screen" && answer.screen.stepId === "phone") {
      await press("submit", { phone: to });
    } else if (answer.status === "screen") {
      const code = await codeOnPhone(test, to).catch(() => null);
      await openLimits(test);
      await (code ? press("submit", { code }) : press("resend", {}));
    } else if (answer.status === "working") {
      await goOn(user.runId);
    } else break;
  }
  expect(user.answer(), where(death)).toMatchObject({ status: "completed", isSignedIn: true });
  expect(await gapsIn(db, user.runId, steps), where(death)).toEqual([]);
  await expectOncePerMessage(to, death);
  expect(await readRun(app, key)).toMatchObject({ ok: true, value: { status: "completed" } });
  return { isDead: mortal.isDead() };
}

const where = ({ at, when }: Death) => `cut ${when} statement ${at}`;

/** What other instances do for a run whose own was cut off, and for one that waits. */
async function goOn(runId: string) {
  await db
    .update(flowRuns)
    .set({ leaseUntil: new Date(0) })
    .where(isWorking(runId));
  await resumeLostRuns(system, signal);
  const [wait] = await db.select().from(flowWaits).where(eq(flowWaits.runId, runId));
  const later = { ...system, clock: { now: () => new Date(Date.now() + 601_000) } };
  if (wait) await wakeRun(later, { runId, sequence: wait.sequence, isTimeUp: true });
}

const isWorking = (runId: string) => and(eq(flowRuns.id, runId), eq(flowRuns.status, "working"));

/** Whatever reached the phone was written down before, and reached it once. */
async function expectOncePerMessage(to: string, death: Death) {
  const written = await db.$count(messages, eq(messages.recipient, to));
  const arrived = await db.$count(sandboxMessages, eq(sandboxMessages.recipient, to));
  const unknown = await db.$count(
    messages,
    and(eq(messages.recipient, to), eq(messages.status, "sending")),
  );
  expect(arrived, where(death)).toBeLessThanOrEqual(written);
  expect(written - arrived, where(death)).toBeLessThanOrEqual(unknown);
  // Of one cut at most one message is left open, and a code is asked for again at most once.
  expect(unknown, where(death)).toBeLessThanOrEqual(1);
  expect(written, where(death)).toBe(2 + (written > 2 ? unknown : 0));
}

for (const when of ["before", "after"] as const)
  it(`goes on wherever its instance died ${when} a statement was done`, async () => {
    let at = 1;
    while ((await walk({ at, when })).isDead) at++;
    // The whole way takes about as many statements, or this test would show nothing.
    expect(at).toBeGreaterThan(20);
  }, 180_000);
