import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, text, timestamp, uniqueIndex } from "drizzle-orm/pg-core";
import { id, sealed, timestamps, version } from "./columns";
import { projects } from "./projects";

const projectId = text("project_id")
  .notNull()
  .references(() => projects.id, { onDelete: "cascade" });

/** One saved, named instance of a connector type. `config` never holds a secret. */
export const connectors = pgTable(
  "connectors",
  {
    id,
    projectId,
    type: text("type").notNull(),
    name: text("name").notNull(),
    description: text("description").notNull().default(""),
    config: jsonb("config").notNull(),
    /** The unguessable part of the address that receipts of this connector come to. */
    receiptToken: text("receipt_token")
      .notNull()
      .default(sql`replace(gen_random_uuid()::text, '-', '')`),
    version,
    createdBy: text("created_by").notNull(),
    updatedBy: text("updated_by").notNull(),
    ...timestamps,
  },
  (table) => [
    uniqueIndex("connectors_project_name").on(table.projectId, sql`lower(${table.name})`),
  ],
);

/** One secret of one connector, at the path of its field ("auth.keySecret"). */
export const connectorSecrets = pgTable(
  "connector_secrets",
  {
    id,
    projectId,
    connectorId: text("connector_id")
      .notNull()
      .references(() => connectors.id, { onDelete: "cascade" }),
    path: text("path").notNull(),
    sealed: sealed("sealed").notNull(),
    /** Last four characters, kept so that a person can tell which value is stored; "" if it is short. */
    endsIn: text("ends_in").notNull(),
    changedBy: text("changed_by").notNull(),
    changedAt: timestamp("changed_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [uniqueIndex("connector_secrets_path").on(table.connectorId, table.path)],
);

/** One run of Test. `connectorId` is null until the tested values are saved. */
export const connectorTests = pgTable(
  "connector_tests",
  {
    id,
    projectId,
    connectorId: text("connector_id").references(() => connectors.id, { onDelete: "cascade" }),
    type: text("type").notNull(),
    /** Keyed hash of the tested values: a result belongs to a connector only while they match. */
    fingerprint: text("fingerprint").notNull(),
    state: text("state", {
      enum: ["running", "passed", "warned", "failed", "unknown", "interrupted"],
    }).notNull(),
    /** The lines of the Test Results panel, without any secret. */
    lines: jsonb("lines").notNull(),
    problems: integer("problems").notNull().default(0),
    startedBy: text("started_by").notNull(),
    startedAt: timestamp("started_at", { withTimezone: true }).notNull().defaultNow(),
    finishedAt: timestamp("finished_at", { withTimezone: true }),
  },
  (table) => [
    index("connector_tests_connector").on(table.connectorId, table.startedAt),
    index("connector_tests_project").on(table.projectId, table.startedAt),
  ],
);
