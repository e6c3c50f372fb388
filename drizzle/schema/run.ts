import { pgTable, text, timestamp, uniqueIndex } from "drizzle-orm/pg-core";
import { flowRuns } from "./flows";

/** Codes by which an application fetches the session of a run that ended on a page: one a run. */
export const runHandOvers = pgTable(
  "run_hand_overs",
  {
    runId: text("run_id")
      .primaryKey()
      .references(() => flowRuns.id, { onDelete: "cascade" }),
    projectId: text("project_id").notNull(),
    /** SHA-256 of the code, hex: it has 160 random bits, so a plain hash is enough. */
    codeHash: text("code_hash").notNull(),
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
  },
  (table) => [uniqueIndex("run_hand_overs_code").on(table.codeHash)],
);
