import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { drive, takenRun } from "./engine/drive";
import { runState } from "./engine/state";
import { nothingHanded } from "./engine/take-step";
import { oneByOne } from "./one-by-one";
import { claimLostRuns, expireRuns, freeLostJobs } from "./wake-store";

/** Few, so that each of them is come to while it is still held. */
const perRound = 5;

/**
 * Goes on with runs whose instance was cut off in the middle of a step, gives their jobs back, and
 * ends runs that nobody went on with in time.
 */
export async function resumeLostRuns(ctx: Ctx, signal: AbortSignal): Promise<"more" | undefined> {
  await freeLostJobs(ctx.db);
  const expired = await expireRuns(ctx.db, 200);
  const lost = signal.aborted ? [] : await claimLostRuns(ctx.db, perRound);
  await oneByOne(lost, signal, ({ run, project }) => {
    const taken = takenRun(run, runState.parse(run.state), run.revision, true);
    return drive({ ...ctx, project, role: null }, taken, nothingHanded);
  });
  return expired === 200 || lost.length === perRound ? "more" : undefined;
}
