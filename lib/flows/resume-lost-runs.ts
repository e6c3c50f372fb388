import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { drive, takenRun } from "./engine/drive";
import { runState } from "./engine/state";
import { nothingHanded } from "./engine/take-step";
import { claimLostRuns, expireRuns } from "./run-store";

const perRound = 20;

/**
 * Goes on with runs whose instance was cut off in the middle of a step, and ends those that nobody
 * went on with in time.
 */
export async function resumeLostRuns(ctx: Ctx, signal: AbortSignal): Promise<"more" | undefined> {
  const expired = await expireRuns(ctx.db, 200);
  const lost = signal.aborted ? [] : await claimLostRuns(ctx.db, perRound);
  for (const { run, project } of lost) {
    const taken = takenRun(run, runState.parse(run.state), run.revision, true);
    await drive({ ...ctx, project, role: null }, taken, nothingHanded);
  }
  return expired === 200 || lost.length === perRound ? "more" : undefined;
}
