import "server-only";
import { and, eq, gt, isNotNull, notInArray, sql } from "drizzle-orm";
import { messageEvents, messages, voiceScripts } from "@/drizzle/schema/messages";
import type { Queryable } from "@/lib/db/client";
import { isFinal, messageStatuses } from "./status";

export async function insertScript(
  db: Queryable,
  row: typeof voiceScripts.$inferInsert,
): Promise<void> {
  await db.insert(voiceScripts).values(row);
}

export type HeldScript = {
  id: string;
  messageId: string;
  /** The id under which the provider knows the call; null while its answer is still to come. */
  providerId: string | null;
  sealed: string;
};

/** A script that was neither spoken nor ran out, of a call that goes on. */
export async function findScript(
  db: Queryable,
  { connectorId, tokenHash, now }: { connectorId: string; tokenHash: string; now: Date },
): Promise<HeldScript | null> {
  const [row] = await db
    .select({
      id: voiceScripts.id,
      messageId: voiceScripts.messageId,
      providerId: messages.providerId,
      sealed: voiceScripts.sealed,
    })
    .from(voiceScripts)
    .innerJoin(messages, eq(messages.id, voiceScripts.messageId))
    .where(
      and(
        eq(voiceScripts.tokenHash, tokenHash),
        eq(voiceScripts.connectorId, connectorId),
        gt(voiceScripts.expiresAt, now),
        notInArray(messages.status, messageStatuses.filter(isFinal)),
      ),
    );
  return row?.sealed ? { ...row, sealed: row.sealed } : null;
}

/** Erases a script that is about to be spoken. True for one caller only, however many ask at once. */
export async function claimScript(db: Queryable, scriptId: string, now: Date): Promise<boolean> {
  const rows = await db
    .update(voiceScripts)
    .set({ sealed: null, spokenAt: now })
    .where(and(eq(voiceScripts.id, scriptId), isNotNull(voiceScripts.sealed)))
    .returning({ id: voiceScripts.id });
  return rows.length === 1;
}

/** True where the text of a call was held, and nobody asked for it. */
export async function wasNeverSpoken(db: Queryable, messageId: string): Promise<boolean> {
  const rows = await db
    .select({ spokenAt: voiceScripts.spokenAt })
    .from(voiceScripts)
    .where(eq(voiceScripts.messageId, messageId));
  return rows.length > 0 && rows.every(({ spokenAt }) => spokenAt === null);
}

/** Erases what nobody asked for in time. Answers how many, at most `limit`. */
export async function eraseExpiredScripts(
  db: Queryable,
  { now, limit }: { now: Date; limit: number },
): Promise<number> {
  const { rowCount } = await db.execute(sql`
    update voice_scripts set sealed = null where id in (
      select id from voice_scripts where expires_at <= ${now} and sealed is not null
      order by expires_at limit ${limit} for update skip locked)`);
  return rowCount ?? 0;
}

/** The line in a message's story that tells that its text was asked for. */
export async function insertKeyPress(
  db: Queryable,
  row: Pick<typeof messageEvents.$inferInsert, "id" | "projectId" | "messageId" | "at">,
): Promise<void> {
  await db
    .insert(messageEvents)
    .values({ ...row, source: "system", providerStatus: "key-pressed", detail: {} })
    .onConflictDoNothing();
}
