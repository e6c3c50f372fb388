"use client";

import { useState } from "react";
import { channelNames } from "@/lib/core/channel";
import { formatPhone } from "@/lib/core/phone";
import type { SandboxMessageView } from "@/lib/sandbox/schema";

type Arrivals = {
  /** Ids of what came since the page was opened. */
  newIds: ReadonlySet<string>;
  /** What to tell those who do not see the list; never a message's text, which holds a code. */
  announcement: string;
};

/** Notices what is newer than everything seen before; `messages` are newest first. */
export function useArrivals(messages: readonly SandboxMessageView[]): Arrivals {
  const newest = messages[0]?.deliveredAt ?? "";
  const [seen, setSeen] = useState({ newest, newIds: new Set<string>(), announcement: "" });
  if (newest > seen.newest) {
    const arrived = messages.filter(({ deliveredAt }) => deliveredAt > seen.newest);
    setSeen({
      newest,
      newIds: new Set([...seen.newIds, ...arrived.map(({ id }) => id)]),
      announcement: announce(arrived),
    });
  }
  return seen;
}

function announce([first, ...others]: readonly SandboxMessageView[]): string {
  if (!first) return "";
  if (others.length > 0) return `${others.length + 1} new messages`;
  return `New message: ${channelNames[first.channel]} to ${formatPhone(first.to)}`;
}
