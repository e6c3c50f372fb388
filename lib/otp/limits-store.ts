import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import { otpLimits, otpSubjects } from "@/drizzle/schema/otp";
import type { Queryable } from "@/lib/db/client";

/** Forgets counters of sends. */
export async function deleteLimits(
  tx: Queryable,
  projectId: string,
  keys: readonly string[],
): Promise<void> {
  await tx
    .delete(otpLimits)
    .where(and(eq(otpLimits.projectId, projectId), inArray(otpLimits.key, [...keys])));
}

/** Forgets wrong tries; which code is live stays. */
export async function clearTries(
  tx: Queryable,
  projectId: string,
  subjects: readonly string[],
): Promise<void> {
  await tx
    .update(otpSubjects)
    .set({ hourTries: 0, dayTries: 0, triesInARow: 0 })
    .where(and(eq(otpSubjects.projectId, projectId), inArray(otpSubjects.subject, [...subjects])));
}
