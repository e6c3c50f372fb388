import { index, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { users } from "./auth";
import { id, timestamps } from "./columns";

export const projects = pgTable("projects", {
  id,
  /** The word in the address: `/p/<slug>/…`. */
  slug: text("slug").notNull().unique(),
  name: text("name").notNull(),
  ...timestamps,
});

/** Who may do what in a project: one role a person and project. */
export const members = pgTable(
  "members",
  {
    id,
    projectId: text("project_id")
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    role: text("role", { enum: ["owner", "admin", "developer", "viewer"] }).notNull(),
    ...timestamps,
  },
  (table) => [
    uniqueIndex("members_project_user").on(table.projectId, table.userId),
    index("members_user").on(table.userId),
  ],
);
