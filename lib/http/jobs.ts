import "server-only";
import { forgetIdempotencyKeys } from "@/lib/api/forget-idempotency-keys";
import type { Ctx } from "@/lib/auth/context";
import { systemClock } from "@/lib/core/clock";
import { env } from "@/lib/core/env";
import { newId } from "@/lib/core/ids";
import { getKeyring } from "@/lib/core/keyring";
import type { Job } from "@/lib/core/schedule";
import { getDb } from "@/lib/db/client";
import { deleteOldRuns } from "@/lib/flows/delete-old-runs";
import { resumeLostRuns } from "@/lib/flows/resume-lost-runs";
import { wakeAnsweredRuns } from "@/lib/flows/wake-answered-runs";
import { dropOldHours } from "@/lib/home/drop-old-hours";
import { rollUpHours } from "@/lib/home/roll-up-hours";
import { deleteOldMessages } from "@/lib/messages/delete-old-messages";
import { eraseOldScripts } from "@/lib/messages/erase-old-scripts";
import { pollStatuses } from "@/lib/messages/poll-statuses";
import { sweepLostIntents } from "@/lib/messages/sweep-lost-intents";
import { deleteOldCodes } from "@/lib/otp/delete-old-codes";
import { stopPumpedRanges } from "@/lib/otp/stop-pumped-ranges";
import { deleteOldSessions } from "@/lib/users/delete-old-sessions";

const seconds = (count: number) => count * 1_000;
const minutes = (count: number) => seconds(60 * count);

/** Everything this server does by itself. Each instance runs each of them. */
export function jobs(): Job[] {
  return [
    job("poll-statuses", seconds(2), pollStatuses),
    job("sweep-lost-intents", seconds(15), sweepLostIntents),
    job("wake-answered-runs", seconds(1), wakeAnsweredRuns),
    job("resume-lost-runs", seconds(10), resumeLostRuns),
    job("erase-old-scripts", seconds(30), eraseOldScripts),
    job("stop-pumped-ranges", seconds(15), stopPumpedRanges),
    job("forget-idempotency-keys", minutes(10), forgetIdempotencyKeys),
    job("delete-old-messages", minutes(10), deleteOldMessages),
    job("delete-old-codes", minutes(10), deleteOldCodes),
    job("delete-old-sessions", minutes(10), deleteOldSessions),
    job("delete-old-runs", minutes(10), deleteOldRuns),
    job("roll-up-hours", seconds(30), async ({ db }, signal) => {
      await rollUpHours(db, signal);
      return undefined;
    }),
    job("drop-old-hours", minutes(60), async ({ db, clock }) => {
      await dropOldHours(db, clock.now());
      return undefined;
    }),
  ];
}

type Work = (ctx: Ctx, signal: AbortSignal) => Promise<"more" | undefined>;

const job = (name: string, everyMs: number, work: Work): Job => ({
  name,
  everyMs,
  run: (signal) => work(jobCtx(name), signal),
});

/** What a job works with: the system itself, a fresh request id each round. */
export function jobCtx(name: string): Ctx {
  return {
    actor: { kind: "system", name },
    requestId: newId("request"),
    ip: null,
    db: getDb(),
    clock: systemClock,
    keyring: getKeyring,
    twilioBaseUrl: env().twilioApiBaseUrl ?? null,
  };
}
