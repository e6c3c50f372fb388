import { pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { id, sealed, timestamps } from "./columns";

/** A known text sealed under the master key: tells a wrong key at start, before anything is written. */
export const keyChecks = pgTable("key_checks", {
  id,
  /** Holds "installation": sealed values are bound to a project, and this one belongs to all. */
  projectId: text("project_id").notNull(),
  sealed: sealed("sealed").notNull(),
  ...timestamps,
});

/**
 * Random secrets of the installation (signing of session cookies, keyed hashes), sealed. They stay
 * the same when the master key is rotated, so that a rotation signs nobody out. `id` names the use.
 */
export const serverSecrets = pgTable("server_secrets", {
  id,
  /** Holds "installation", see `keyChecks`. */
  projectId: text("project_id").notNull(),
  sealed: sealed("sealed").notNull(),
  ...timestamps,
});

/**
 * Master keys that a rotation took out of use. The database refuses new values sealed under one, so
 * that a server which still holds it cannot store what nobody could open later.
 */
export const retiredKeys = pgTable("retired_keys", {
  /** Id of the master key, a hash of it: tells keys apart and nothing about them. */
  id,
  retiredAt: timestamp("retired_at", { withTimezone: true }).notNull().defaultNow(),
});
