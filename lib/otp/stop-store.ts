import "server-only";
import { and, desc, eq, gt, lt, sql } from "drizzle-orm";
import { otpStops } from "@/drizzle/schema/otp";
import type { Channel } from "@/lib/core/channel";
import { timedIdStart } from "@/lib/core/ids";
import type { Db, Queryable } from "@/lib/db/client";

export type NewStop = {
  projectId: string;
  channel: Channel;
  range: string;
  sent: number;
  verified: number;
};

/**
 * Ranges and countries of every project that had at least `fewestSends` codes since `from`, and
 * fewer of them entered than their channel's policy wants. Of a country only codes made before
 * `settledAt` count. `defaultPercent` is for channels that say nothing.
 */
export async function selectPumpedRanges(
  db: Queryable,
  input: { from: Date; settledAt: Date; fewestSends: number; defaultPercent: number },
): Promise<NewStop[]> {
  const { rows } = await db.execute<NewStop>(sql`
    with sent as (
      select project_id, channel, country, left(recipient, -4) as prefix,
        (verified_at is not null)::integer as verified, created_at < ${input.settledAt} as is_settled
      from messages
      where id >= ${timedIdStart("message", input.from)} and purpose = 'otp'
        and channel <> 'email' and country is not null and status <> 'failed'
    ), counted as (
      select project_id, channel, prefix as range, count(*)::integer as sent,
        sum(verified)::integer as verified
      from sent group by 1, 2, 3 having count(*) >= ${input.fewestSends}
      union all
      select project_id, channel, country, count(*)::integer, sum(verified)::integer
      from sent where is_settled group by 1, 2, 3 having count(*) >= ${input.fewestSends}
    )
    select c.project_id as "projectId", c.channel, c.range, c.sent, c.verified
    from counted c
    join otp_channels oc on oc.project_id = c.project_id and oc.channel = c.channel
    where c.verified * 100 < c.sent * case when oc.policy ? 'minVerifiedPercent'
      then (oc.policy ->> 'minVerifiedPercent')::integer else ${input.defaultPercent}::integer end`);
  return rows;
}

/** Writes a stop down unless there is one that lasts; answers whether it did. */
export async function insertStop(
  db: Queryable,
  stop: NewStop & { stoppedAt: Date; until: Date },
): Promise<boolean> {
  const { sent, verified, stoppedAt, until } = stop;
  const written = await db
    .insert(otpStops)
    .values(stop)
    .onConflictDoUpdate({
      target: [otpStops.projectId, otpStops.channel, otpStops.range],
      set: { sent, verified, stoppedAt, until },
      setWhere: lt(otpStops.until, stoppedAt),
    })
    .returning({ range: otpStops.range });
  return written.length > 0;
}

/** What is stopped at a moment, the newest first. */
export async function selectStops(db: Db, projectId: string, at: Date) {
  return db
    .select({
      channel: otpStops.channel,
      range: otpStops.range,
      sent: otpStops.sent,
      verified: otpStops.verified,
      until: otpStops.until,
    })
    .from(otpStops)
    .where(and(eq(otpStops.projectId, projectId), gt(otpStops.until, at)))
    .orderBy(desc(otpStops.stoppedAt), otpStops.range)
    .limit(100);
}

export async function deleteStopsBefore(db: Queryable, before: Date): Promise<void> {
  await db.delete(otpStops).where(lt(otpStops.until, before));
}
