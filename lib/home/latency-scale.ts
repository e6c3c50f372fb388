import type { Latency } from "./schema";

/** Steps to a doubling: a step is 19 % wide, so that a percentile is off by less than that. */
export const stepsPerDoubling = 4;

/** Milliseconds at a place on the scale: step n holds from 2^(n/4) ms up to where the next begins. */
const timeAt = (place: number): number => 2 ** (place / stepsPerDoubling);

/** Median and 95th percentile of counts by step, or null without any. */
export function latencyOf(counts: Iterable<{ step: number; messages: number }>): Latency | null {
  const sorted = [...counts].sort((one, other) => one.step - other.step);
  const total = sorted.reduce((sum, { messages }) => sum + messages, 0);
  if (total === 0) return null;
  const at = (share: number) => {
    let seen = 0;
    for (const { step, messages } of sorted) {
      // Within a step times are taken to be spread evenly.
      if (seen + messages >= share * total) {
        const rank = Math.ceil(share * total - seen);
        return Math.round(timeAt(step + (rank - 0.5) / messages));
      }
      seen += messages;
    }
    return 0;
  };
  return { median: at(0.5), slow: at(0.95) };
}
