import type { Latency } from "./schema";

/** Steps to a doubling: a step is 19 % wide, so that a percentile is off by a tenth at most. */
export const stepsPerDoubling = 4;

/** Milliseconds in the middle of a step: step n holds from 2^(n/4) ms up to where the next begins. */
const middleOf = (step: number): number => 2 ** ((step + 0.5) / stepsPerDoubling);

/** Median and 95th percentile of counts by step, or null without any. */
export function latencyOf(counts: Iterable<{ step: number; messages: number }>): Latency | null {
  const sorted = [...counts].sort((one, other) => one.step - other.step);
  const total = sorted.reduce((sum, { messages }) => sum + messages, 0);
  if (total === 0) return null;
  const at = (share: number) => {
    let seen = 0;
    for (const { step, messages } of sorted) {
      seen += messages;
      if (seen >= share * total) return Math.round(middleOf(step));
    }
    return 0;
  };
  return { median: at(0.5), slow: at(0.95) };
}
