import "server-only";
import { and, asc, desc, eq, gt, isNotNull, lt } from "drizzle-orm";
import { otpChallenges } from "@/drizzle/schema/otp";
import type { Queryable } from "@/lib/db/client";

export async function selectChallenge(db: Queryable, projectId: string, challengeId: string) {
  const [row] = await db
    .select({
      sequence: otpChallenges.sequence,
      subject: otpChallenges.subject,
      purpose: otpChallenges.purpose,
      tries: otpChallenges.tries,
      maxTries: otpChallenges.maxTries,
      triedAt: otpChallenges.triedAt,
      expiresAt: otpChallenges.expiresAt,
      verifiedAt: otpChallenges.verifiedAt,
    })
    .from(otpChallenges)
    .where(and(eq(otpChallenges.projectId, projectId), eq(otpChallenges.id, challengeId)));
  return row ?? null;
}

/** The message of the code before or after this one, for the same person. */
export async function selectNeighbour(
  db: Queryable,
  projectId: string,
  { subject, sequence }: { subject: string; sequence: number },
  side: "before" | "after",
) {
  const place = otpChallenges.sequence;
  const [row] = await db
    .select({
      messageId: otpChallenges.messageId,
      channel: otpChallenges.channel,
      at: otpChallenges.createdAt,
    })
    .from(otpChallenges)
    .where(
      and(
        eq(otpChallenges.projectId, projectId),
        eq(otpChallenges.subject, subject),
        isNotNull(otpChallenges.messageId),
        side === "before" ? lt(place, sequence) : gt(place, sequence),
      ),
    )
    .orderBy(side === "before" ? desc(place) : asc(place))
    .limit(1);
  return row ?? null;
}
