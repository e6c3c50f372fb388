import { log } from "./log";

/** Work that comes round by itself. Every instance runs it: what it takes on it has to claim first. */
export type Job = {
  name: string;
  /** Milliseconds from the end of one run to the start of the next, give or take a tenth. */
  everyMs: number;
  /**
   * One round. The signal aborts when the server stops: end soon then, in a state to go on from.
   * "more" says that there is more to do at once.
   */
  run: (signal: AbortSignal) => Promise<"more" | undefined>;
};

export type Schedule = {
  /** Starts no further round and resolves once the running ones have ended. */
  stop: () => Promise<void>;
};

type Options = {
  /** Whether an error only says that the database is away, which is told elsewhere. */
  isOutage: (error: unknown) => boolean;
  random?: () => number;
};

/** Rounds are this much apart while the database is away, or after a bug. */
const pauseMs = 15_000;

/** Runs each job again and again, never two rounds of one job at a time. */
export function startSchedule(
  jobs: readonly Job[],
  { isOutage, random = Math.random }: Options,
): Schedule {
  const stopping = new AbortController();
  const timers = new Map<Job, NodeJS.Timeout>();
  const running = new Set<Promise<void>>();

  const plan = (job: Job, ms: number) => {
    if (stopping.signal.aborted) return;
    // Apart from each other, so that instances that started together do not always meet.
    const timer = setTimeout(() => start(job), ms * (0.9 + 0.2 * random()));
    timer.unref();
    timers.set(job, timer);
  };
  const start = (job: Job) => {
    const round = runOnce(job).then((ms) => {
      running.delete(round);
      plan(job, ms);
    });
    running.add(round);
  };
  async function runOnce(job: Job): Promise<number> {
    try {
      return (await job.run(stopping.signal)) === "more" ? 0 : job.everyMs;
    } catch (error) {
      if (!isOutage(error)) log.error({ err: error, job: job.name }, "a scheduled job failed");
      return Math.max(job.everyMs, pauseMs);
    }
  }

  for (const job of jobs) plan(job, job.everyMs);
  return {
    async stop() {
      stopping.abort();
      for (const timer of timers.values()) clearTimeout(timer);
      await Promise.all(running);
    },
  };
}
