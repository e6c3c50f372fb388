import { z } from "zod";
import { type ErrorClass, errorClasses } from "@/lib/connectors/kit/connector-error";
import { channels } from "@/lib/core/channel";
import { idPattern } from "@/lib/core/id-pattern";
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

/** Spans that end now, for links that stay true tomorrow. */
export const messageSpans = {
  "1h": 3_600,
  "24h": 86_400,
  "7d": 604_800,
  "30d": 2_592_000,
} as const;
export type MessageSpan = keyof typeof messageSpans;
const spans = Object.keys(messageSpans) as [MessageSpan, ...MessageSpan[]];

/** "failed,undelivered" in an address, or a list. */
const listOf = <Item extends z.ZodType<string, string>>(item: Item) => {
  const list = z.array(item).min(1).max(20);
  const text = z
    .string()
    .max(1_000)
    .transform((words) => words.split(",").filter(Boolean))
    .pipe(list);
  return z.union([text, list]);
};

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
  /** From so long ago until now; goes before `from` and `to`. */
  span: z.enum(spans).optional(),
  /** ISO 8601 with a zone: the first moment, and the first one after. */
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
});
export type MessageFilter = z.output<typeof messageFilter>;
type MessageFilterKey = keyof MessageFilter;
const filterKeys = Object.keys(messageFilter.shape) as MessageFilterKey[];

export const messageId = z.string().regex(idPattern("message"));

export const listMessagesInput = messageFilter.extend({
  /** `nextCursor` of the page before. */
  cursor: messageId.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** Reads an address; what makes no sense there is left out, so that an old link still works. */
export function readMessageFilter(
  given: Readonly<Record<string, string | readonly string[] | undefined>>,
): MessageFilter {
  const filter: MessageFilter = {};
  for (const key of filterKeys) {
    const value = given[key];
    if (typeof value !== "string" || value === "") continue;
    const parsed = messageFilter.safeParse({ [key]: value });
    if (parsed.success) Object.assign(filter, parsed.data);
  }
  return filter;
}

/** The same in the form of an address, in one order, so that equal filters are equal texts. */
export function writeMessageFilter(filter: MessageFilter): URLSearchParams {
  const query = new URLSearchParams();
  for (const key of filterKeys) {
    const value = filter[key];
    const text = Array.isArray(value) ? value.join(",") : value;
    if (text) query.set(key, text);
  }
  return query;
}

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
