import { bigserial, index, jsonb, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { id } from "./columns";

/**
 * Who did what, when, where, and how it ended. Written in the transaction of the change; rows are
 * append-only (a trigger refuses UPDATE, DELETE and TRUNCATE).
 */
export const auditEvents = pgTable(
  "audit_events",
  {
    id,
    sequence: bigserial("sequence", { mode: "number" }).notNull(),
    /** null for what happens outside a project (sign-in, setup). No foreign key: it outlives the project. */
    projectId: text("project_id"),
    at: timestamp("at", { withTimezone: true }).notNull().defaultNow(),
    actorKind: text("actor_kind", {
      enum: ["anonymous", "user", "client", "key", "system"],
    }).notNull(),
    actorId: text("actor_id"),
    operation: text("operation").notNull(),
    targetId: text("target_id"),
    result: text("result", { enum: ["done", "refused", "failed"] }).notNull(),
    requestId: text("request_id").notNull(),
    ip: text("ip"),
    /** What changed, without secrets, codes or full phone numbers. */
    detail: jsonb("detail").notNull(),
  },
  (table) => [index("audit_events_project").on(table.projectId, table.sequence)],
);
