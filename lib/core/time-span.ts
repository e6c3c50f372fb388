import { z } from "zod";

/** Spans that end now, in seconds, for links that stay true tomorrow. */
const timeSpans = {
  "1h": 3_600,
  "24h": 86_400,
  "7d": 604_800,
  "30d": 2_592_000,
} as const;
export type TimeSpan = keyof typeof timeSpans;
// The table's keys are the spans; TypeScript widens them to strings.
const spans = Object.keys(timeSpans) as [TimeSpan, ...TimeSpan[]];

/** The fields of a filter that narrow a list to a time; absent means any. */
export const timeFields = {
  /** From so long ago until now; goes before `from` and `to`. */
  span: z.enum(spans).optional(),
  /** ISO 8601 with a zone: the first moment, and the first one after. */
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
};
export type TimeChoice = { span?: TimeSpan; from?: string; to?: string };

/** The moments that a choice stands for; absent where that side is open. */
export function timeRange(now: Date, { span, from, to }: TimeChoice): { from?: Date; to?: Date } {
  if (span) return { from: new Date(now.getTime() - timeSpans[span] * 1_000) };
  return {
    ...(from === undefined ? {} : { from: new Date(from) }),
    ...(to === undefined ? {} : { to: new Date(to) }),
  };
}
