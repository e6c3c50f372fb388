import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Ctx } from "@/lib/auth/context";
import { transact } from "@/lib/db/transact";
import { otpPolicy } from "./policy";
import { deleteStopsBefore, insertStop, selectPumpedRanges } from "./stop-store";

const hourMs = 3_600_000;
/** Fewer codes in an hour say nothing. */
const fewestSends = 50;
/**
 * A country's codes count once people had time to enter them: many people may sign in at the same
 * moment. Fifty of them never have numbers that differ in four digits only.
 */
const settleMs = 3 * 60_000;

/**
 * Stops ranges of numbers and countries whose codes are almost never entered, for an hour: whoever
 * is paid for each message does not enter the code. Written once an hour whatever the number of
 * instances, with an audit row; sending only reads it. Codes that were surely not sent do not count.
 */
export async function stopPumpedRanges({
  db,
  clock,
  ...origin
}: Pick<Ctx, "db" | "clock" | "actor" | "requestId" | "ip">): Promise<undefined> {
  const now = clock.now();
  const before = (ms: number) => new Date(now.getTime() - ms);
  const pumped = await selectPumpedRanges(db, {
    from: before(hourMs),
    settledAt: before(settleMs),
    fewestSends,
    defaultPercent: otpPolicy.parse({}).minVerifiedPercent ?? 0,
  });
  for (const stop of pumped) {
    const { projectId, channel, range, sent, verified } = stop;
    await transact(db, async (tx) => {
      const until = new Date(now.getTime() + hourMs);
      if (!(await insertStop(tx, { ...stop, stoppedAt: now, until }))) return;
      await recordAudit(
        tx,
        { ...origin, project: { id: projectId } },
        { operation: "otp.stop", result: "done", detail: { channel, range, sent, verified } },
      );
    });
  }
  await deleteStopsBefore(db, before(24 * hourMs));
  return undefined;
}
