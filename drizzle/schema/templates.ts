import { sql } from "drizzle-orm";
import { integer, jsonb, pgTable, text, timestamp, uniqueIndex } from "drizzle-orm/pg-core";
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
    /** The same text in further languages, by BCP 47 tag ("de", "pt-BR"). */
    locales: jsonb("locales").notNull().default({}),
    version,
    createdBy: text("created_by").notNull(),
    updatedBy: text("updated_by").notNull(),
    ...timestamps,
  },
  (table) => [
    uniqueIndex("templates_name").on(table.projectId, table.channel, sql`lower(${table.name})`),
  ],
);

/** Each saved state of a template, so that an earlier one can be read and restored. */
export const templateVersions = pgTable(
  "template_versions",
  {
    id,
    projectId: text("project_id")
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    templateId: text("template_id")
      .notNull()
      .references(() => templates.id, { onDelete: "cascade" }),
    version: integer("version").notNull(),
    name: text("name").notNull(),
    content: jsonb("content").notNull(),
    locales: jsonb("locales").notNull(),
    savedBy: text("saved_by").notNull(),
    savedAt: timestamp("saved_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [uniqueIndex("template_versions_number").on(table.templateId, table.version)],
);
