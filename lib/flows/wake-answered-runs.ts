import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { oneByOne } from "./one-by-one";
import { wakeRun } from "./wake-run";
import { selectAnsweredWaits } from "./wake-store";

const perRound = 50;

/** Goes on with runs whose message was delivered, or was not. */
export async function wakeAnsweredRuns(ctx: Ctx, signal: AbortSignal): Promise<"more" | undefined> {
  const answered = await selectAnsweredWaits(ctx.db, perRound);
  const woken = await oneByOne(answered, signal, (runId) =>
    wakeRun(ctx, { runId, sequence: null, isTimeUp: false }),
  );
  // Those that failed come again, so that they alone are no reason to.
  return woken === perRound ? "more" : undefined;
}
