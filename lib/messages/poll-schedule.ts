import "server-only";
import type { SendOutcome } from "@/lib/connectors/kit/message";
import { serverOf } from "@/lib/connectors/server-of";

const seconds = (count: number) => count * 1_000;
const minutes = (count: number) => seconds(60 * count);

/** Ages of a message at which its provider is asked, where nobody reports what becomes of it. */
const looks = [
  ...[5, 15, 30, 60].map(seconds),
  ...[2, 5, 15, 30, 60, 120, 240].map(minutes),
] as const;
/** The same where reports come: in case one was lost. */
const spareLooks = [2, 15, 60, 240].map(minutes);
/** Providers work out the price a while after the message has arrived. */
const priceLooks = [2, 15, 60, 240].map(minutes);
/** Looks for a message whose send got no clear answer: after the last one it counts as not sent. */
const searches = [1, 5, 15].map(minutes);
/** A look may come this much early and is not done again. */
const slackMs = 500;

type Known = {
  createdAt: Date;
  now: Date;
  /** Nothing more will become of the message. */
  isFinal: boolean;
  hasCost: boolean;
  /** The provider tells by itself. */
  isReported: boolean;
};

/**
 * When to ask the provider next; null for never. It goes by the message's age, so that a server
 * that was away goes on where it would be by now.
 */
export function nextPollAt({ createdAt, now, isFinal, hasCost, isReported }: Known): Date | null {
  if (isFinal && hasCost) return null;
  const ages = isFinal ? priceLooks : isReported ? spareLooks : looks;
  const age = now.getTime() - createdAt.getTime() + slackMs;
  const next = ages.find((each) => each > age);
  return next === undefined ? null : new Date(createdAt.getTime() + next);
}

/** When to look again for a message of that age; null once it will not be found any more. */
export function nextSearchAt(createdAt: Date, now: Date): Date | null {
  const age = now.getTime() - createdAt.getTime() + slackMs;
  const next = searches.find((each) => each > age);
  return next === undefined ? null : new Date(createdAt.getTime() + next);
}

/** The first look after a send; null where there is nobody to ask, or nothing to ask by. */
export function firstPollAt(type: string, outcome: SendOutcome, createdAt: Date): Date | null {
  const server = serverOf(type);
  if (outcome.outcome === "unknown" && server?.findSent) return nextSearchAt(createdAt, createdAt);
  if (!server?.lookUp || outcome.outcome !== "sent" || outcome.providerId === "") return null;
  return nextPollAt({
    createdAt,
    now: createdAt,
    isFinal: outcome.state === "delivered",
    hasCost: false,
    isReported: outcome.isReported ?? false,
  });
}
