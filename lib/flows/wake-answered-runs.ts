import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { selectAnsweredWaits } from "./run-store";
import { wakeRun } from "./wake-run";

const perRound = 50;

/** Goes on with runs whose message was delivered, or was not. */
export async function wakeAnsweredRuns(ctx: Ctx, signal: AbortSignal): Promise<"more" | undefined> {
  const answered = await selectAnsweredWaits(ctx.db, perRound);
  for (const runId of answered) {
    if (signal.aborted) return undefined;
    await wakeRun(ctx, { runId, sequence: null, isTimeUp: false });
  }
  return answered.length === perRound ? "more" : undefined;
}
