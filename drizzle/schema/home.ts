import {
  bigint,
  date,
  numeric,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
} from "drizzle-orm/pg-core";
import { projects } from "./projects";

// What the Home page needs beside `message_hours`, which counts messages.

const projectId = text("project_id")
  .notNull()
  .references(() => projects.id, { onDelete: "cascade" });
const hour = timestamp("hour", { withTimezone: true }).notNull();

/** The counts of `message_hours` by day of UTC, so that a month is read from few rows. */
export const messageDays = pgTable(
  "message_days",
  {
    projectId,
    day: date("day", { mode: "string" }).notNull(),
    country: text("country").notNull(),
    connectorName: text("connector_name").notNull(),
    status: text("status").notNull(),
    errorClass: text("error_class").notNull(),
    costCurrency: text("cost_currency").notNull(),
    messages: bigint("messages", { mode: "number" }).notNull(),
    verified: bigint("verified", { mode: "number" }).notNull(),
    latencyMsSum: bigint("latency_ms_sum", { mode: "number" }).notNull(),
    latencyCount: bigint("latency_count", { mode: "number" }).notNull(),
    cost: numeric("cost").notNull(),
  },
  (table) => [
    primaryKey({
      name: "message_days_key",
      columns: [
        table.projectId,
        table.day,
        table.country,
        table.connectorName,
        table.status,
        table.errorClass,
        table.costCurrency,
      ],
    }),
  ],
);

/** How many messages of an hour took how long; `step` is a step of `lib/home/latency-scale.ts`. */
export const messageHourLatencies = pgTable(
  "message_hour_latencies",
  {
    projectId,
    hour,
    step: smallint("step").notNull(),
    messages: bigint("messages", { mode: "number" }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.projectId, table.hour, table.step] })],
);

/** Hours whose messages changed since they were counted. */
export const messageHoursDue = pgTable("message_hours_due", { projectId, hour }, (table) => [
  primaryKey({ columns: [table.projectId, table.hour] }),
]);

/** Up to when changes of messages were looked for. One row. */
export const messageHoursMark = pgTable("message_hours_mark", {
  id: text("id").primaryKey(),
  seenUpTo: timestamp("seen_up_to", { withTimezone: true }).notNull(),
});
