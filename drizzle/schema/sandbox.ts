import { index, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { id, sealed } from "./columns";
import { projects } from "./projects";

/** What a Sandbox connector delivered to the console's own phone. */
export const sandboxMessages = pgTable(
  "sandbox_messages",
  {
    id,
    projectId: text("project_id")
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    channel: text("channel", { enum: ["sms", "voice", "email"] }).notNull(),
    recipient: text("recipient").notNull(),
    connectorName: text("connector_name").notNull(),
    /** The message as JSON, sealed because it can hold a code. */
    sealed: sealed("sealed").notNull(),
    deliveredAt: timestamp("delivered_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index("sandbox_messages_newest").on(table.projectId, table.deliveredAt)],
);
