import "server-only";
import { auditEvents } from "@/drizzle/schema/audit";
import type { Queryable } from "@/lib/db/client";

export async function insertAuditEvent(
  db: Queryable,
  row: typeof auditEvents.$inferInsert,
): Promise<void> {
  await db.insert(auditEvents).values(row);
}
