import {
  bigserial,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { busyProjectId, id, timestamps, version } from "./columns";
import { connectors } from "./connectors";
import { projects } from "./projects";
import { templates } from "./templates";

/** How one-time passwords go out on one channel of a project. */
export const otpChannels = pgTable(
  "otp_channels",
  {
    id,
    projectId: text("project_id")
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    channel: text("channel", { enum: ["sms", "voice", "email"] }).notNull(),
    isEnabled: boolean("is_enabled").notNull().default(true),
    connectorId: text("connector_id")
      .notNull()
      .references(() => connectors.id, { onDelete: "restrict" }),
    /** null stands for the built-in System template. */
    templateId: text("template_id").references(() => templates.id, { onDelete: "restrict" }),
    expiresInSeconds: integer("expires_in_seconds").notNull().default(300),
    /** Code length, tries, limits, countries, domain: parsed by `lib/otp/policy.ts`. */
    policy: jsonb("policy").notNull().default({}),
    version,
    ...timestamps,
  },
  (table) => [uniqueIndex("otp_channels_channel").on(table.projectId, table.channel)],
);

const time = (name: string) => timestamp(name, { withTimezone: true });

/**
 * One code waiting to be verified. Live is the newest of its subject, as `otp_subjects` says: a new
 * code makes the earlier ones void without touching them.
 */
export const otpChallenges = pgTable(
  "otp_challenges",
  {
    id,
    sequence: bigserial("sequence", { mode: "number" }).notNull(),
    projectId: busyProjectId,
    /** Who the code is for: the end user's id, or the login id of somebody who is not known yet. */
    subject: text("subject").notNull(),
    /** The login id that was given with the call, in canonical form. */
    loginId: text("login_id").notNull(),
    channel: text("channel", { enum: ["sms", "voice", "email"] }).notNull(),
    purpose: text("purpose", { enum: ["sign_up", "sign_in", "sign_up_or_in", "update"] }).notNull(),
    /** E.164 or an e-mail address in lower case: where the code went. */
    destination: text("destination").notNull(),
    /** HMAC-SHA-256 of the code, bound to id, destination, purpose and project; hex. */
    codeHash: text("code_hash").notNull(),
    /** What verifying does: details of a new user, claims, the change of an update. */
    intent: jsonb("intent").notNull(),
    tries: integer("tries").notNull().default(0),
    maxTries: integer("max_tries").notNull(),
    /** When each try was made, for the story of the message. */
    triedAt: timestamp("tried_at", { withTimezone: true }).array().notNull().default([]),
    createdAt: time("created_at").notNull().defaultNow(),
    expiresAt: time("expires_at").notNull(),
    verifiedAt: time("verified_at"),
    /** null where nothing was sent: test users. */
    messageId: text("message_id"),
  },
  (table) => [index("otp_challenges_subject").on(table.projectId, table.subject, table.sequence)],
);

/** Wrong tries of one subject over all its codes, and which code is live. */
export const otpSubjects = pgTable(
  "otp_subjects",
  {
    projectId: busyProjectId,
    subject: text("subject").notNull(),
    challengeId: text("challenge_id").notNull(),
    hourEndsAt: time("hour_ends_at").notNull().defaultNow(),
    hourTries: integer("hour_tries").notNull().default(0),
    dayEndsAt: time("day_ends_at").notNull().defaultNow(),
    dayTries: integer("day_tries").notNull().default(0),
    /** Tries since the last right code. */
    triesInARow: integer("tries_in_a_row").notNull().default(0),
    updatedAt: time("updated_at").notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.projectId, table.subject] })],
);

/**
 * Ranges of numbers and countries whose codes are almost never entered: no codes go there until
 * then. Kept for a day after that. Written by `lib/otp/stop-pumped-ranges.ts`.
 */
export const otpStops = pgTable(
  "otp_stops",
  {
    projectId: busyProjectId,
    channel: text("channel", { enum: ["sms", "voice", "email"] }).notNull(),
    /** A number without its last four digits ("+1415555"), or a country ("US"). */
    range: text("range").notNull(),
    /** What was counted: codes sent within the hour before, and how many of them were entered. */
    sent: integer("sent").notNull(),
    verified: integer("verified").notNull(),
    stoppedAt: time("stopped_at").notNull(),
    until: time("until").notNull(),
  },
  (table) => [primaryKey({ columns: [table.projectId, table.channel, table.range] })],
);

/** Counters of sends in a window, all of them taken together or none: see `take_otp_limits`. */
export const otpLimits = pgTable(
  "otp_limits",
  {
    projectId: busyProjectId,
    key: text("key").notNull(),
    count: integer("count").notNull(),
    endsAt: time("ends_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.key] }),
    index("otp_limits_ended").on(table.endsAt),
  ],
);
