import type { Period } from "./schema";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const shapes: Record<Period, { stepMs: number; steps: number }> = {
  hour: { stepMs: MINUTE, steps: 60 },
  day: { stepMs: HOUR, steps: 24 },
  month: { stepMs: DAY, steps: 30 },
};

/** `from` is inclusive; the last step is the one that `now` falls in. Days are those of UTC. */
export type PeriodWindow = {
  from: Date;
  stepMs: number;
  steps: number;
  /** Days before this one are read as counted by day; equal to `from` where steps are shorter. */
  hoursFrom: Date;
  /** Hours before this one are read as counted by hour, later ones from the messages themselves. */
  liveFrom: Date;
};

/** The steps of a period that ends now. */
export function periodWindow(period: Period, now: Date): PeriodWindow {
  const { stepMs, steps } = shapes[period];
  const from = new Date(startOf(now, stepMs).getTime() - (steps - 1) * stepMs);
  const lastHour = startOf(now, HOUR).getTime() - HOUR;
  const liveFrom = new Date(Math.max(from.getTime(), lastHour));
  return { from, stepMs, steps, liveFrom, hoursFrom: stepMs < DAY ? from : startOf(liveFrom, DAY) };
}

/** Steps fall on whole minutes, hours and days of UTC, which epoch time counts in. */
function startOf(at: Date, stepMs: number): Date {
  return new Date(Math.floor(at.getTime() / stepMs) * stepMs);
}
