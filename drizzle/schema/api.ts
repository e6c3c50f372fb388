import { index, integer, jsonb, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import { projects } from "./projects";

/** What a call with an `Idempotency-Key` answered, so that the same call again sends nothing. */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    projectId: text("project_id")
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    route: text("route").notNull(),
    /** SHA-256 of the key, hex. */
    keyHash: text("key_hash").notNull(),
    /** SHA-256 of the body: the same key with another body is refused. */
    requestHash: text("request_hash").notNull(),
    /** null while the first call is under way. */
    status: integer("status"),
    headers: jsonb("headers"),
    response: jsonb("response"),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.route, table.keyHash] }),
    index("idempotency_keys_age").on(table.createdAt),
  ],
);
