import "server-only";
import { Logger, type LogLevel, type Runner, run } from "graphile-worker";
import type { Pool } from "pg";
import { z } from "zod";
import type { Ctx } from "@/lib/auth/context";
import { log } from "@/lib/core/log";
import { openPool } from "@/lib/db/client";
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

/** Until it is begun again where it ended by itself. */
const pauseMs = 10_000;

/**
 * Works on the durable jobs of the queue, beside whichever other instances do. A database that goes
 * away is waited for; should the queue give up all the same, it is begun again.
 */
export async function startJobWorker(
  connectionString: string,
  ctxOf: (task: string) => Ctx,
): Promise<JobWorker> {
  let isStopping = false;
  let pause: NodeJS.Timeout | null = null;
  // Our own: its connections may be lost at any moment, even while it is closed.
  const pool = openPool(connectionString);
  let runner = await startRunner(pool, ctxOf);
  const watch = () =>
    runner.promise.then(
      () => beginAgain("it ended"),
      (error: unknown) => beginAgain(error),
    );
  const beginAgain = (why: unknown) => {
    if (isStopping) return;
    log.error({ err: why, queue: true }, "the job queue stopped and is begun again");
    pause = setTimeout(async () => {
      try {
        runner = await startRunner(pool, ctxOf);
      } catch (error) {
        return beginAgain(error);
      }
      // It was stopped while this one began.
      await (isStopping ? runner.stop() : watch());
    }, pauseMs);
    pause.unref();
  };
  void watch();
  return {
    async stop() {
      isStopping = true;
      if (pause) clearTimeout(pause);
      // One that has ended by itself says that it is stopped already.
      await runner.stop().catch(() => undefined);
      if (!pool.ending) await pool.end();
    },
  };
}

function startRunner(pgPool: Pool, ctxOf: (task: string) => Ctx): Promise<Runner> {
  return run({
    pgPool,
    concurrency: 3,
    // The server stops it by itself, in order.
    noHandleSignals: true,
    pollInterval: 2_000,
    // Written down in batches, however small: these are tried again and waited for when it stops.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    // The message alone: what comes beside it can hold a job's payload.
    logger: new Logger(() => (level, message) => log[levels[level]]({ queue: true }, message)),
    taskList: {
      "flow-timer": async (payload) =>
        wakeRun(ctxOf("flow-timer"), { ...flowPayload.parse(payload), isTimeUp: true }),
      "flow-send": async (payload) => sendLater(ctxOf("flow-send"), flowPayload.parse(payload)),
    },
  });
}
