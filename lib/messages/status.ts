/**
 * What is known of a message, in the order in which knowledge grows. Statuses arrive late, twice
 * and out of order; only a later one of this list replaces an earlier one, so that any order of
 * arrival ends in the same place.
 */
export const messageStatuses = [
  /** Written down, and the provider is being asked. */
  "sending",
  /** Bytes left and no clear answer came back. */
  "unknown",
  "queued",
  "sent",
  /** It never left the provider, or the provider refused it. */
  "failed",
  /** The carrier did not deliver it. */
  "undelivered",
  "delivered",
] as const;
export type MessageStatus = (typeof messageStatuses)[number];

const rank = (status: MessageStatus): number => messageStatuses.indexOf(status);

/** The status after hearing `next`. */
export const advance = (current: MessageStatus, next: MessageStatus): MessageStatus =>
  rank(next) > rank(current) ? next : current;

/** Nothing more is to be expected. */
export const isFinal = (status: MessageStatus): boolean => rank(status) >= rank("failed");

/** What a page shows: a code that was entered has certainly arrived. */
export type ShownStatus = MessageStatus | "verified";

export const statusNames = {
  sending: "Sending",
  unknown: "Unknown",
  queued: "Queued",
  sent: "Sent",
  failed: "Failed",
  undelivered: "Undelivered",
  delivered: "Delivered",
  verified: "Verified",
} as const satisfies Record<ShownStatus, string>;
