import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { and, eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { flowRunSteps, flowRuns } from "@/drizzle/schema/flows";
import { messages } from "@/drizzle/schema/messages";
import { newMasterKeyText, parseKeyring } from "@/lib/core/secrets";
import { startJobWorker } from "@/lib/http/job-worker";
import { bundle } from "@/scripts/launcher/bundle.mjs";
import { savedConnector } from "@/test/connectors";
import { gapsIn, publishSteps, signInSteps } from "@/test/flows";
import { createOtpProject } from "@/test/otp";
import { ownNumber, startStandIn } from "@/test/twilio";
import type { Walk } from "@/test/walk-runs";
import { resumeLostRuns } from "./resume-lost-runs";
import { startRun } from "./start-run";

// Processes start slowly on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

const standIn = startStandIn();
const unlimited = { sendsPerAddress: null, sendsPerPrefix: null };
const test = await createOtpProject({
  ...unlimited,
  ...{ resendGapSeconds: 0, sendsPerWindow: 100, sendsPerDay: 1_000, maxTries: 10 },
});
const { app, db, project } = test;

const { send, ...others } = signInSteps();
const stepsFor = (connectorId: string) => ({
  ...others,
  // Whether the code went out is not known: it is asked for, and can be sent again.
  send: {
    ...{ kind: "otp-send", ...send },
    config: { ...send?.config, connectorId },
    errors: { unknown_outcome: { mode: "ignore" } },
  },
  verify: { kind: "otp-verify", to: { verified: "tell" } },
  tell: {
    kind: "message",
    config: {
      connectorId,
      channel: "sms",
      to: "{{user.phone}}",
      content: "Welcome",
      isAsync: true,
    },
    to: { sent: "end" },
  },
});

describe("R57: two instances at the same runs, killed with -9 again and again", () => {
  const script = "dist/test-walk-runs.mjs";
  const masterKey = newMasterKeyText();
  const keyring = parseKeyring(masterKey);
  beforeAll(() => bundle("test/walk-runs.ts", script));

  it("takes every run to its end, and sends no message twice", async () => {
    if (!keyring.ok) throw new Error(keyring.error);
    const account = await standIn.account();
    await account.addRule({ match: { method: "POST" }, action: { kind: "delay", ms: 15 } });
    const { connectorId } = await savedConnector(
      test.ctxFor("admin", { keyring: () => keyring.value }),
      {
        name: "Twilio",
        config: {
          accountSid: account.sid,
          auth: { kind: "authToken", authToken: account.spec.authToken },
          from: { kind: "phoneNumber", phoneNumber: ownNumber },
          voiceFrom: "",
        },
      },
    );
    const steps = stepsFor(connectorId);
    await publishSteps(test, "walk", steps);
    const walks: Walk[] = [];
    for (let n = 0; n < 24; n++) {
      const started = await startRun(app, { flowKey: "walk" });
      if (!started.ok) throw new Error(started.error.text);
      const { runId, runToken } = started.value;
      walks.push({ runId, runToken, to: `+1415${2_000_000 + n}` });
    }

    const begin = () =>
      spawn(
        process.execPath,
        [path.resolve(script), project.id, account.sid, JSON.stringify(walks)],
        {
          env: {
            ...process.env,
            DATABASE_URL: process.env.DATABASE_URL ?? "",
            PATCHBAY_MASTER_KEY: masterKey,
            TWILIO_API_BASE_URL: standIn.io().twilioBaseUrl ?? "",
            LOG_LEVEL: "silent",
          },
          stdio: ["ignore", "pipe", "inherit"],
        },
      );
    const one = begin();
    const other = begin();
    // Each is killed in the middle of what it does, at other moments; then one that nobody kills.
    await Promise.all([killAfter(one, 7), killAfter(other, 18)]);
    let lost = await loseThem();
    await Promise.all([killAfter(begin(), 11), killAfter(begin(), 13)]);
    lost += await loseThem();
    // The kills did hit runs under way, or this test would show nothing.
    expect(lost).toBeGreaterThan(0);
    const last = [begin(), begin()];
    expect(await Promise.all(last.map((child) => killAfter(child, Infinity)))).toEqual([0, 0]);

    const runs = await db.select().from(flowRuns);
    expect(new Set(runs.map(({ status }) => status))).toEqual(new Set(["completed"]));
    for (const { runId } of walks) expect(await gapsIn(db, runId, steps)).toEqual([]);
    // What the dead have left to be sent later is sent by whoever comes after them.
    await loseThem();
    const system = test.ctxFor("anonymous", {
      actor: { kind: "system", name: "test" },
      keyring: () => keyring.value,
      twilioBaseUrl: standIn.io().twilioBaseUrl,
    });
    await resumeLostRuns(system, new AbortController().signal);
    const worker = await startJobWorker(process.env.DATABASE_URL ?? "", () => system);
    await expect.poll(jobsLeft, { timeout: 60_000 }).toBe(0);
    await worker.stop();

    const got = await account.messages();
    const codes = got.filter(({ body }) => body !== "Welcome");
    // A message that went out twice would carry its code twice, to the same number.
    const texts = codes.map(({ to, body }) => `${to} ${body}`);
    expect(new Set(texts).size).toBe(texts.length);
    for (const { runId, to } of walks) {
      const rows = await db.select().from(messages).where(eq(messages.recipient, to));
      const own = (purpose: string) => rows.filter((row) => row.purpose === purpose).length;
      const sends = await db.$count(
        flowRunSteps,
        and(eq(flowRunSteps.runId, runId), eq(flowRunSteps.kind, "otp-send")),
      );
      expect(codes.filter((message) => message.to === to).length).toBeLessThanOrEqual(
        rows.length - own("flow"),
      );
      expect(rows.length - own("flow")).toBeLessThanOrEqual(sends);
      expect(own("flow")).toBe(1);
      const isOpen = rows.some(({ purpose, status }) => purpose === "flow" && status === "sending");
      const welcomes = got.filter((message) => message.to === to && message.body === "Welcome");
      expect([1, isOpen ? 0 : 1]).toContain(welcomes.length);
    }
  });
});

/** Kills a process once it has said so many lines; answers its exit code. */
async function killAfter(child: ChildProcess, lines: number): Promise<number | null> {
  const ended = once(child, "exit");
  let heard = 0;
  if (child.stdout)
    for await (const _ of createInterface({ input: child.stdout }))
      if (++heard === lines) child.kill("SIGKILL");
  const [code] = await ended;
  return code;
}

/** Lets the time pass after which others take over what the dead have held; answers how many runs. */
async function loseThem(): Promise<number> {
  const lost = await db
    .update(flowRuns)
    .set({ leaseUntil: new Date(0) })
    .where(eq(flowRuns.status, "working"));
  await db.execute(sql`
    update graphile_worker._private_jobs set locked_at = locked_at - interval '10 minutes'
    where locked_at is not null`);
  return lost.rowCount ?? 0;
}

async function jobsLeft(): Promise<number> {
  const { rows } = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from graphile_worker.jobs`,
  );
  return rows[0]?.count ?? -1;
}
