import "server-only";
import { voiceScripts } from "@/drizzle/schema/messages";
import type { Queryable } from "@/lib/db/client";

export async function insertScript(
  db: Queryable,
  row: typeof voiceScripts.$inferInsert,
): Promise<void> {
  await db.insert(voiceScripts).values(row);
}
