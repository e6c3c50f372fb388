import { z } from "zod";

/** How far back Home looks. */
const periods = ["hour", "day", "month"] as const;
export type Period = (typeof periods)[number];

export const getHomeInput = z.object({ period: z.enum(periods) });
export type GetHomeInput = z.output<typeof getHomeInput>;

/**
 * What became of messages. `sent`: a provider took them. `delivered`: confirmed, or their code was
 * entered. `verified`: their code was entered. `refused`: the provider or carrier turned them down,
 * before or after taking them. `unknown`: nobody can tell whether they went out. `all` is every
 * message, those still on their way included.
 */
export type Counts = {
  all: number;
  sent: number;
  delivered: number;
  verified: number;
  refused: number;
  unknown: number;
};

/** What was paid in one currency. `currency` is what the provider calls it ("USD"). */
export type Spend = { currency: string; amount: number };

/** Milliseconds from the intent to the provider's answer: half were at most `median`, 95 % `slow`. */
export type Latency = { median: number; slow: number };

/** One bar of the charts. `at` is its start, ISO 8601 in UTC. */
type HomeStep = { at: string; counts: Counts; latency: Latency | null; spend: Spend[] };

/** What Home shows of a period; test sends are not in it. Safe for the browser. */
export type HomeView = {
  period: Period;
  /** When the steps begin and when this was read, ISO 8601 in UTC. */
  from: string;
  readAt: string;
  total: { counts: Counts; latency: Latency | null; spend: Spend[] };
  /** Without a gap, oldest first: 60 minutes, 24 hours or 30 days (UTC). */
  steps: HomeStep[];
  /** By what the provider said, most first. Those of unknown outcome have a class too. */
  classes: { errorClass: string; messages: number }[];
  /**
   * `country` is ISO 3166-1 alpha-2, `name` English. Most sent first; without messages that have
   * none (e-mail).
   */
  countries: { country: string; name: string; counts: Counts }[];
  /** Most sent first. `latencyMs` is an average. */
  connectors: { name: string; counts: Counts; latencyMs: number | null; spend: Spend[] }[];
};

/** `failing`: so many calls in a row; `failedTest`: so many problems in its last test, and when. */
export type TroubledConnector = {
  id: string;
  name: string;
  reason: "failing" | "failedTest";
  failures: number;
  /** ISO 8601, UTC. */
  at: string | null;
};
