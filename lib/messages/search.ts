import { z } from "zod";
import { type ErrorClass, errorClasses } from "@/lib/connectors/kit/connector-error";
import { listOf, type Query, readFilter, writeFilter } from "@/lib/core/address-filter";
import { channels } from "@/lib/core/channel";
import { idPattern } from "@/lib/core/id-pattern";
import { timeFields } from "@/lib/core/time-span";
import type { messageStatuses, ShownStatus } from "./status";

/** The statuses one can look for, in the order a message goes through them. */
export const shownStatuses = [
  "sending",
  "queued",
  "sent",
  "delivered",
  "verified",
  "undelivered",
  "failed",
  "unknown",
] as const satisfies readonly ShownStatus[];

// The table's keys are the classes; TypeScript widens them to strings.
const classes = Object.keys(errorClasses) as [ErrorClass, ...ErrorClass[]];

/**
 * What a page of messages is narrowed to; absent means any. It is the query part of the page's
 * address, of `GET /api/internal/messages` and of the export, so that each leads to the other.
 */
export const messageFilter = z.object({
  /** The last digits of a number, or a whole e-mail address. */
  q: z.string().trim().max(254).optional(),
  status: listOf(z.enum(shownStatuses)).optional(),
  class: listOf(z.enum(classes)).optional(),
  channel: z.enum(channels).optional(),
  connector: z.string().regex(idPattern("connector")).optional(),
  /** ISO 3166-1 alpha-2. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  ...timeFields,
});
export type MessageFilter = z.output<typeof messageFilter>;

export const messageId = z.string().regex(idPattern("message"));

export const listMessagesInput = messageFilter.extend({
  /** `nextCursor` of the page before. */
  cursor: messageId.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** Reads an address; what makes no sense there is left out, so that an old link still works. */
export const readMessageFilter = (given: Query): MessageFilter => readFilter(messageFilter, given);

/** The same in the form of an address, in one order, so that equal filters are equal texts. */
export const writeMessageFilter = (filter: MessageFilter): URLSearchParams =>
  writeFilter(messageFilter, filter);

/** Messages that one export holds at most. */
export const exportedRows = 50_000;

/** What to look for behind the search box. */
export type RecipientSearch =
  | { kind: "digits"; digits: string }
  | { kind: "email"; address: string }
  /** Nothing can be looked up by it; the sentence says what could. */
  | { kind: "unusable"; reason: string };

/** Digits that a search needs at least: the index holds so many. */
export const tailDigits = 4;

/** Reads the search box; null where it is empty. */
export function readRecipientSearch(text: string): RecipientSearch | null {
  const trimmed = text.normalize("NFKC").trim();
  if (trimmed === "") return null;
  if (trimmed.includes("@")) {
    const address = z.email().safeParse(trimmed.toLowerCase());
    return address.success
      ? { kind: "email", address: address.data }
      : { kind: "unusable", reason: "Enter the whole e-mail address." };
  }
  if (!/^[+\d\s().•*-]+$/.test(trimmed))
    return { kind: "unusable", reason: "Enter the last digits of a number, or an e-mail address." };
  // A masked number may be pasted: what stands behind the dots is what is known of it.
  const digits = (trimmed.split(/[•*]/).at(-1) ?? "").replace(/\D/g, "");
  return digits.length < tailDigits
    ? { kind: "unusable", reason: `Enter at least the last ${tailDigits} digits.` }
    : { kind: "digits", digits };
}

/** Whether a status is stored as such; "verified" is told by a time of its own. */
export const isStoredStatus = (status: ShownStatus): status is (typeof messageStatuses)[number] =>
  status !== "verified";
