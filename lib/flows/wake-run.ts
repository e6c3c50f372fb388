import "server-only";
import type { Ctx, ProjectCtx } from "@/lib/auth/context";
import { currentStep } from "./engine/advance";
import { documentsOf } from "./engine/documents";
import { drive, takenRun } from "./engine/drive";
import type { Outcome } from "./engine/outcome";
import { runState } from "./engine/state";
import { nothingHanded } from "./engine/take-step";
import { claimWaitingRun, selectRunAnywhere } from "./run-store";

/**
 * Goes on with a run that waits, because its time is up or its message has come to its end. `sequence`
 * is the step that this is about: of a run that has gone on by itself nothing is done. Harmless when
 * it is done twice, and by several instances.
 */
export async function wakeRun(
  ctx: Ctx,
  { runId, sequence, isTimeUp }: { runId: string; sequence: number | null; isTimeUp: boolean },
): Promise<void> {
  const found = await selectRunAnywhere(ctx.db, runId);
  const state = found && runState.parse(found.run.state);
  const isMeant =
    found?.run.status === "waiting" &&
    (sequence === null ? state?.waitingFor === "receipt" : state?.sequence === sequence);
  if (!state || !isMeant) return;
  const revision = await claimWaitingRun(ctx.db, runId, found.run.revision);
  if (revision === null) return;
  const projectCtx: ProjectCtx = { ...ctx, project: found.project, role: null };
  const step = currentStep(state, await documentsOf(ctx.db, state));
  const timeout: Outcome | null =
    isTimeUp && step?.kind === "screen" ? { kind: "port", port: "timeout" } : null;
  await drive(projectCtx, takenRun(found.run, state, revision), nothingHanded, timeout);
}
