import "server-only";
import { Logger, type LogLevel, run } from "graphile-worker";
import { z } from "zod";
import type { Ctx } from "@/lib/auth/context";
import { log } from "@/lib/core/log";
import { sendLater } from "@/lib/flows/send-later";
import { wakeRun } from "@/lib/flows/wake-run";

/** Names a step of a run and nothing else: what is to be done stands in the run. */
const flowPayload = z.object({ runId: z.string(), sequence: z.number().int() });

export type JobWorker = {
  /** Takes no further job and resolves once those under way have ended. */
  stop: () => Promise<void>;
};

const levels: Record<LogLevel, "error" | "warn" | "debug" | "trace"> = {
  error: "error",
  warning: "warn",
  info: "debug",
  debug: "trace",
};

/** Works on the durable jobs of the queue, beside whichever other instances do. */
export async function startJobWorker(
  connectionString: string,
  ctxOf: (task: string) => Ctx,
): Promise<JobWorker> {
  const runner = await run({
    connectionString,
    maxPoolSize: 4,
    concurrency: 3,
    // The server stops it by itself, in order.
    noHandleSignals: true,
    pollInterval: 2_000,
    // The message alone: what comes beside it can hold a job's payload.
    logger: new Logger(() => (level, message) => log[levels[level]]({ queue: true }, message)),
    taskList: {
      "flow-timer": async (payload) =>
        wakeRun(ctxOf("flow-timer"), { ...flowPayload.parse(payload), isTimeUp: true }),
      "flow-send": async (payload) => sendLater(ctxOf("flow-send"), flowPayload.parse(payload)),
    },
  });
  return { stop: () => runner.stop() };
}
