import "server-only";
import { and, eq, gt, sql } from "drizzle-orm";
import { runHandOvers } from "@/drizzle/schema/run";
import type { Queryable } from "@/lib/db/client";

/** Keeps the code of a run in the place of an earlier one. */
export async function upsertHandOver(
  db: Queryable,
  handOver: { runId: string; projectId: string; codeHash: string; seconds: number },
): Promise<void> {
  const { seconds, ...values } = handOver;
  const expiresAt = sql`now() + make_interval(secs => ${seconds})`;
  await db
    .insert(runHandOvers)
    .values({ ...values, expiresAt })
    .onConflictDoUpdate({
      target: runHandOvers.runId,
      set: { codeHash: values.codeHash, expiresAt },
    });
}

/** Uses a code up. Answers its run; null where there is none, or its time is over. */
export async function takeHandOver(
  db: Queryable,
  { projectId, codeHash }: { projectId: string; codeHash: string },
): Promise<string | null> {
  const [row] = await db
    .delete(runHandOvers)
    .where(
      and(
        eq(runHandOvers.codeHash, codeHash),
        eq(runHandOvers.projectId, projectId),
        gt(runHandOvers.expiresAt, sql`now()`),
      ),
    )
    .returning({ runId: runHandOvers.runId });
  return row?.runId ?? null;
}
