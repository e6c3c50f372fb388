import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { currentStep } from "./engine/advance";
import { documentsOf } from "./engine/documents";
import { type Driven, drive, takenRun } from "./engine/drive";
import { readFields } from "./engine/read-fields";
import type { Refused } from "./engine/run-screen";
import type { ScreenInput } from "./model/run-answer";
import type { OpenRun } from "./open-run";
import { claimWaitingRun } from "./run-store";

/**
 * `stale`: it answers no screen that is shown now, and nothing was done. `overtaken`: somebody else
 * went on with the run meanwhile. `refused`: fields are not good.
 */
export type HandedIn =
  | { kind: "stale" | "overtaken" }
  | { kind: "refused"; refused: Refused }
  | { kind: "driven"; driven: Driven };

/** Checks what was entered on the screen that a run shows, and takes the run on from there. */
export async function handIn(
  ctx: ProjectCtx,
  run: OpenRun,
  input: ScreenInput,
  userAgent: string | null,
): Promise<HandedIn> {
  const { state, status, revision } = run;
  const isShown =
    status === "waiting" && state.waitingFor === "screen" && state.turn === input.turn;
  const step = isShown ? currentStep(state, await documentsOf(ctx.db, state)) : null;
  if (step?.kind !== "screen") return { kind: "stale" };
  const button = step.config.buttons.find(({ id }) => id === input.button);
  if (!button) return { kind: "stale" };
  const read = button.isSubmit
    ? readFields(step, input.fields)
    : ({ ok: true, form: {}, codes: {} } as const);
  if (!read.ok)
    return { kind: "refused", refused: { fieldErrors: read.fieldErrors, fields: input.fields } };
  const taken = await claimWaitingRun(ctx.db, run.id, revision);
  if (taken === null) return { kind: "overtaken" };
  const seen = { ...state, error: state.error ? { ...state.error, isShown: false } : null };
  const driven = await drive(
    ctx,
    takenRun(run, seen, taken),
    { codes: read.codes, userAgent },
    { kind: "port", port: button.id, changes: { form: read.form } },
  );
  return driven ? { kind: "driven", driven } : { kind: "overtaken" };
}
