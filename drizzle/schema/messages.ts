import { sql } from "drizzle-orm";
import {
  bigint,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { busyProjectId, id, sealed } from "./columns";
import { connectors } from "./connectors";
import { projects } from "./projects";

const projectId = text("project_id")
  .notNull()
  .references(() => projects.id, { onDelete: "cascade" });
const time = (name: string) => timestamp(name, { withTimezone: true });

/**
 * One attempt to deliver to one recipient. The row is written before the provider is called
 * (`sending`), and at most one call is ever made for it. Ids sort by time (`newTimedId`).
 */
export const messages = pgTable(
  "messages",
  {
    id,
    projectId: busyProjectId,
    createdAt: time("created_at").notNull().defaultNow(),
    updatedAt: time("updated_at").notNull().defaultNow(),
    purpose: text("purpose", { enum: ["otp", "flow", "test"] }).notNull(),
    channel: text("channel", { enum: ["sms", "voice", "email"] }).notNull(),
    /** E.164 or an e-mail address in lower case. */
    recipient: text("recipient").notNull(),
    /** The last four digits of a number; null for e-mail. */
    recipientTail: text("recipient_tail"),
    /** ISO 3166-1 alpha-2 of a number; null for e-mail and numbers of no country. */
    country: text("country"),
    /** Names no row once the connector was deleted; its name and type stay here. */
    connectorId: text("connector_id"),
    connectorName: text("connector_name").notNull(),
    connectorType: text("connector_type").notNull(),
    /** null stands for the System template. */
    templateId: text("template_id"),
    templateName: text("template_name").notNull(),
    challengeId: text("challenge_id"),
    endUserId: text("end_user_id"),
    /** Only ever moves forward, see `lib/messages/status.ts`. */
    status: text("status", {
      enum: ["sending", "queued", "sent", "delivered", "undelivered", "failed", "unknown"],
    }).notNull(),
    errorClass: text("error_class"),
    /** The provider's own code, such as "21408". */
    errorCode: text("error_code"),
    /** The provider's id of the message ("SM…"); receipts find the message by it. */
    providerId: text("provider_id"),
    /** The last answer of the provider: HTTP status, code, request id, redacted text. */
    answer: jsonb("answer"),
    /** Policy checks and their result, why this connector: see `lib/messages/schema.ts`. */
    story: jsonb("story").notNull(),
    /** The rendered text with the code as dots. */
    preview: text("preview").notNull(),
    segments: integer("segments"),
    /** Milliseconds from the intent to the provider's answer. */
    latencyMs: integer("latency_ms"),
    costAmount: numeric("cost_amount"),
    costCurrency: text("cost_currency"),
    sentAt: time("sent_at"),
    deliveredAt: time("delivered_at"),
    /** When the code it carried was entered. */
    verifiedAt: time("verified_at"),
    /** When to ask the provider for its status next; null where a receipt comes or nothing is open. */
    pollAt: time("poll_at"),
    pollCount: integer("poll_count").notNull().default(0),
  },
  (table) => [
    index("messages_newest").on(table.projectId, table.id),
    // Not led by the project: the list walks along project and id, and must have one index to walk.
    index("messages_tail").on(table.recipientTail, table.projectId, table.id),
    index("messages_email")
      .on(table.recipient, table.projectId, table.id)
      .where(sql`${table.recipientTail} is null`),
    // Small, as most messages arrive: what went wrong is found without walking over the others.
    index("messages_trouble")
      .on(table.projectId, table.id)
      .where(
        sql`${table.errorClass} is not null or ${table.status} in ('failed', 'undelivered', 'unknown')`,
      ),
    index("messages_connector").on(table.connectorId, table.id),
    index("messages_provider").on(table.connectorId, table.providerId),
    index("messages_poll").on(table.pollAt).where(sql`${table.pollAt} is not null`),
    index("messages_sending").on(table.createdAt).where(sql`${table.status} = 'sending'`),
    // Finds what changed lately at next to no cost for a change: a block range index.
    index("messages_changed")
      .using("brin", table.updatedAt)
      .with({ pages_per_range: 16, autosummarize: true }),
  ],
);

/** What became known of a message later: receipts and looked-up statuses, one line each. */
export const messageEvents = pgTable(
  "message_events",
  {
    id,
    projectId,
    messageId: text("message_id")
      .notNull()
      .references(() => messages.id, { onDelete: "cascade" }),
    at: time("at").notNull().defaultNow(),
    source: text("source", { enum: ["receipt", "poll", "system"] }).notNull(),
    /** The provider's word for the state ("delivered", "no-answer"). */
    providerStatus: text("provider_status").notNull(),
    errorCode: text("error_code"),
    detail: jsonb("detail").notNull(),
  },
  (table) => [uniqueIndex("message_events_once").on(table.messageId, table.providerStatus)],
);

/** Trouble of a connector in its recent calls; a row only where there was some. */
export const connectorHealth = pgTable("connector_health", {
  connectorId: text("connector_id")
    .primaryKey()
    .references(() => connectors.id, { onDelete: "cascade" }),
  projectId,
  /** Failures in a row that were the provider's fault. */
  failures: integer("failures").notNull().default(0),
  lastErrorClass: text("last_error_class"),
  lastFailedAt: time("last_failed_at"),
  /** Calls are refused until then; afterwards one probe at a time goes through. */
  openUntil: time("open_until"),
  openedAt: time("opened_at"),
});

/**
 * What a call says, kept sealed until the person at the phone asked for it by a key press, then
 * erased. Found by the hash of the one-time token in its URL.
 */
export const voiceScripts = pgTable(
  "voice_scripts",
  {
    id,
    projectId,
    connectorId: text("connector_id")
      .notNull()
      .references(() => connectors.id, { onDelete: "cascade" }),
    messageId: text("message_id")
      .notNull()
      .references(() => messages.id, { onDelete: "cascade" }),
    tokenHash: text("token_hash").notNull(),
    /** The spoken parts and the language as JSON; null once spoken. */
    sealed: sealed("sealed"),
    expiresAt: time("expires_at").notNull(),
    spokenAt: time("spoken_at"),
  },
  (table) => [
    uniqueIndex("voice_scripts_token").on(table.tokenHash),
    index("voice_scripts_expiry").on(table.expiresAt),
    index("voice_scripts_message").on(table.messageId),
  ],
);

/**
 * Counts of messages by hour, for charts over weeks. Made anew from `messages` for hours that
 * changed, so that late receipts are in it.
 */
export const messageHours = pgTable(
  "message_hours",
  {
    projectId,
    hour: time("hour").notNull(),
    channel: text("channel").notNull(),
    country: text("country").notNull(),
    connectorName: text("connector_name").notNull(),
    status: text("status").notNull(),
    errorClass: text("error_class").notNull(),
    costCurrency: text("cost_currency").notNull(),
    messages: bigint("messages", { mode: "number" }).notNull(),
    verified: bigint("verified", { mode: "number" }).notNull(),
    /** Sum over messages that have a latency, and their number. */
    latencyMsSum: bigint("latency_ms_sum", { mode: "number" }).notNull(),
    latencyCount: bigint("latency_count", { mode: "number" }).notNull(),
    cost: numeric("cost").notNull(),
  },
  (table) => [
    uniqueIndex("message_hours_key").on(
      table.projectId,
      table.hour,
      table.channel,
      table.country,
      table.connectorName,
      table.status,
      table.errorClass,
      table.costCurrency,
    ),
  ],
);
