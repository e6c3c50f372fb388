import { setMaxListeners } from "node:events";

/** How long things may take, and the passing of time itself, so that a test need not sleep. */
export type Pace = {
  /** Milliseconds of a clock that only goes forward. */
  elapsedMs: () => number;
  /** Resolves after `ms`, or at once when the signal aborts. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Everything one verb asks of Twilio, retries and waits between them included. */
  deadlineMs: number;
  /** One question alone, so that a check that hangs leaves time for the others. */
  questionMs: number;
  connectMs: number;
  /** How long the fate of a test message is followed. */
  followMs: number;
};

export const realPace: Pace = {
  elapsedMs: () => performance.now(),
  wait: (ms, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const done = () => {
        clearTimeout(timer);
        signal.removeEventListener("abort", done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      signal.addEventListener("abort", done);
    }),
  deadlineMs: 10_000,
  questionMs: 10_000,
  connectMs: 3_000,
  followMs: 30_000,
};

/**
 * A signal that aborts after `ms` or with `outer`. Not `AbortSignal.any`: on Node 20 a combined
 * signal that nothing else holds may be collected before it fires.
 */
export function startDeadline(ms: number, outer: AbortSignal) {
  const controller = new AbortController();
  // Each of the requests under way listens; Node takes more than ten for a leak.
  setMaxListeners(100, controller.signal);
  const abort = () => controller.abort();
  const timer = setTimeout(abort, ms);
  if (outer.aborted) abort();
  else outer.addEventListener("abort", abort);
  return {
    signal: controller.signal,
    abort,
    end: () => {
      clearTimeout(timer);
      outer.removeEventListener("abort", abort);
    },
  };
}
