import { boolean, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { id, timestamps, version } from "./columns";
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
    version,
    ...timestamps,
  },
  (table) => [uniqueIndex("otp_channels_channel").on(table.projectId, table.channel)],
);
