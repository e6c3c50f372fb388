import { sql } from "drizzle-orm";
import { jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { id, timestamps, version } from "./columns";
import { projects } from "./projects";

/** A project's own message text for one channel. The System templates are code, not rows. */
export const templates = pgTable(
  "templates",
  {
    id,
    projectId: text("project_id")
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    channel: text("channel", { enum: ["sms", "voice", "email"] }).notNull(),
    name: text("name").notNull(),
    /** Parsed by the channel's schema in `lib/templates/schema.ts`. */
    content: jsonb("content").notNull(),
    version,
    createdBy: text("created_by").notNull(),
    updatedBy: text("updated_by").notNull(),
    ...timestamps,
  },
  (table) => [
    uniqueIndex("templates_name").on(table.projectId, table.channel, sql`lower(${table.name})`),
  ],
);
