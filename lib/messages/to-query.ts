import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { timedIdStart } from "@/lib/core/ids";
import { timeRange } from "@/lib/core/time-span";
import { mayReveal } from "./may-reveal";
import type { MessageQuery } from "./read-store";
import { type MessageFilter, readRecipientSearch, tailDigits } from "./search";

/** Why a filter looks for less than was asked, or for nothing. */
export type SearchNote =
  /** Nothing can be found by what was typed; the reason is a sentence. */
  | { kind: "unusable"; reason: string }
  /** Whoever sees masked numbers could learn a whole one by asking for more and more digits. */
  | { kind: "tailOnly" };

/** A filter in the terms of the table. A query of null finds nothing. */
export function toQuery(
  ctx: ProjectCtx,
  filter: MessageFilter,
): { query: MessageQuery | null; note: SearchNote | null } {
  const query: MessageQuery = {
    statuses: filter.status,
    classes: filter.class,
    channel: filter.channel,
    connectorId: filter.connector,
    country: filter.country,
    ...idRange(ctx, filter),
  };
  const search = readRecipientSearch(filter.q ?? "");
  switch (search?.kind) {
    case undefined:
      return { query, note: null };
    case "unusable":
      return { query: null, note: search };
    case "email":
      return { query: { ...query, email: search.address }, note: null };
    case "digits":
      return search.digits.length > tailDigits && !mayReveal(ctx)
        ? {
            query: { ...query, digits: search.digits.slice(-tailDigits) },
            note: { kind: "tailOnly" },
          }
        : { query: { ...query, digits: search.digits }, note: null };
  }
}

/** Ids sort by time, so a span of time is a range of ids. */
function idRange(
  ctx: ProjectCtx,
  filter: MessageFilter,
): Pick<MessageQuery, "fromId" | "beforeId"> {
  const { from, to } = timeRange(ctx.clock.now(), filter);
  return {
    fromId: from && timedIdStart("message", from),
    beforeId: to && timedIdStart("message", to),
  };
}
