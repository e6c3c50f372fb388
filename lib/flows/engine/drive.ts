import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { type RunRow, type RunStatus, saveStep } from "../run-store";
import type { Outcome } from "./outcome";
import type { RunState } from "./state";
import { type Handed, takeStep } from "./take-step";

/** A run that this caller has taken: nobody else moves it while `revision` is the one in the table. */
export type TakenRun = {
  id: string;
  state: RunState;
  revision: number;
  endUserId: string | null;
  /** It was taken over from somebody who was cut off, perhaps in the middle of a step. */
  isResumed: boolean;
};

/** Where a run is after it was driven. */
export type Driven = { state: RunState; status: RunStatus };

/**
 * Takes a run from step to step until it waits or has ended. Each step is written down, with its row
 * in the trace, before the next one begins. `first` is how the step that it stands at has ended, where
 * that came from outside. Null where somebody else has taken the run over.
 */
export async function drive(
  ctx: ProjectCtx,
  run: TakenRun,
  handed: Handed,
  first: Outcome | null = null,
): Promise<Driven | null> {
  let { state, revision, isResumed } = run;
  let given = first;
  for (;;) {
    const stepped = await takeStep(ctx, run.id, { state, isResumed, handed, given });
    const isSaved = await saveStep(ctx.db, {
      runId: run.id,
      revision,
      state: stepped.next.state,
      status: stepped.next.status,
      endUserId: state.mode === "live" ? (stepped.next.state.user.userId ?? run.endUserId) : null,
      failure: stepped.next.failure,
      trace: stepped.trace,
      before: state.mode === "test" ? state : null,
      wait: stepped.wait,
      job: stepped.job,
    });
    if (!isSaved) return null;
    ({ state } = stepped.next);
    revision++;
    isResumed = false;
    given = null;
    if (stepped.next.status !== "working") return { state, status: stepped.next.status };
  }
}

/** A row that was taken, as `drive` wants it. */
export const takenRun = (
  row: Pick<RunRow, "id" | "endUserId">,
  state: RunState,
  revision: number,
  isResumed = false,
): TakenRun => ({ id: row.id, state, revision, endUserId: row.endUserId, isResumed });
