import { integer, pgTable, text, timestamp } from "drizzle-orm/pg-core";

/** Counters of attempts in a window, shared by every instance. `key` names what is counted. */
export const rateLimits = pgTable("rate_limits", {
  key: text("key").primaryKey(),
  count: integer("count").notNull(),
  windowEndsAt: timestamp("window_ends_at", { withTimezone: true }).notNull(),
});
