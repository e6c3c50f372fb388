import {
  boolean,
  customType,
  index,
  integer,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { id, timestamps, version } from "./columns";
import { projects } from "./projects";

const projectId = text("project_id")
  .notNull()
  .references(() => projects.id, { onDelete: "cascade" });
const time = (name: string) => timestamp(name, { withTimezone: true });

/** What holds for a whole project. A project without a row has the defaults. */
export const projectSettings = pgTable("project_settings", {
  projectId: text("project_id")
    .primaryKey()
    .references(() => projects.id, { onDelete: "cascade" }),
  sessionMinutes: integer("session_minutes").notNull().default(10),
  refreshDays: integer("refresh_days").notNull().default(28),
  /** Most messages in a day over all channels; null for no cap. */
  dailyMessageCap: integer("daily_message_cap"),
  /** Days until challenges and messages are deleted. */
  retentionDays: integer("retention_days").notNull().default(90),
  version,
  ...timestamps,
});

const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => "bytea" });

/** How the pages that end users see look, and where they lead. A project without a row has the defaults. */
export const hostedPages = pgTable("hosted_pages", {
  projectId: text("project_id")
    .primaryKey()
    .references(() => projects.id, { onDelete: "cascade" }),
  /** Where a finished run may hand its session over to: compared letter by letter. */
  returnUrls: text("return_urls").array().notNull().default([]),
  /** Origins whose pages may show a run in a frame. */
  embedOrigins: text("embed_origins").array().notNull().default([]),
  /** "#rrggbb"; null for Patchbay's own. */
  accent: text("accent"),
  /** At most 100 kB; its type was read from its bytes. */
  logo: bytes("logo"),
  logoType: text("logo_type", { enum: ["image/png", "image/jpeg", "image/webp"] }),
  /** Sets the session's tokens as cookies of this host where a run has no return URL. */
  handsCookies: boolean("hands_cookies").notNull().default(false),
  version,
  ...timestamps,
});

/** Origins ("https://app.example.com") whose pages may call the client API of a project. */
export const allowedOrigins = pgTable(
  "allowed_origins",
  {
    id,
    projectId,
    origin: text("origin").notNull(),
    createdAt: time("created_at").notNull().defaultNow(),
  },
  (table) => [uniqueIndex("allowed_origins_once").on(table.origin, table.projectId)],
);

/** Keys for the management API: only their hash is kept. */
export const managementKeys = pgTable(
  "management_keys",
  {
    id,
    projectId,
    name: text("name").notNull(),
    /** SHA-256 of the key, hex: it has 160 random bits, so a plain hash is enough. */
    keyHash: text("key_hash").notNull(),
    endsIn: text("ends_in").notNull(),
    scopes: text("scopes").array().notNull(),
    createdBy: text("created_by").notNull(),
    createdAt: time("created_at").notNull().defaultNow(),
    expiresAt: time("expires_at"),
    revokedAt: time("revoked_at"),
    lastUsedAt: time("last_used_at"),
  },
  (table) => [
    uniqueIndex("management_keys_hash").on(table.keyHash),
    index("management_keys_project").on(table.projectId, table.createdAt),
  ],
);
