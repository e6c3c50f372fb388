import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import type { AppError } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { currentStep } from "./engine/advance";
import { answerRun } from "./engine/answer-run";
import { documentsOf } from "./engine/documents";
import { drive, takenRun } from "./engine/drive";
import { readFields } from "./engine/read-fields";
import type { RunAnswer, ScreenInput } from "./model/run-answer";
import { openRun, type RunKey } from "./open-run";
import { readRun } from "./read-run";
import { claimWaitingRun } from "./run-store";

type Submission = RunKey & { input: ScreenInput; userAgent?: string | null };

/**
 * Hands in what an end user entered and takes the run to its next screen or end. What does not
 * answer the screen that is shown now (a second tab, the back button, a double click) changes
 * nothing and is answered with how the run stands. Fields that are not good come back with the
 * screen. Fails with not_found.
 */
export async function submitScreen(
  ctx: ProjectCtx,
  { input, userAgent = null, ...key }: Submission,
): Promise<Result<RunAnswer, AppError>> {
  const run = await openRun(ctx, key);
  if (!run.ok) return run;
  const { state, status, revision } = run.value;
  const isShown =
    status === "waiting" && state.waitingFor === "screen" && state.turn === input.turn;
  const step = isShown ? currentStep(state, await documentsOf(ctx.db, state)) : null;
  const button =
    step?.kind === "screen" ? step.config.buttons.find(({ id }) => id === input.button) : undefined;
  if (step?.kind !== "screen" || !button) return ok(await answerRun(ctx, run.value));
  const read = button.isSubmit
    ? readFields(step, input.fields)
    : ({ ok: true, form: {}, codes: {} } as const);
  if (!read.ok) {
    const { fieldErrors } = read;
    return ok(await answerRun(ctx, run.value, { fieldErrors, fields: input.fields }));
  }
  const taken = await claimWaitingRun(ctx.db, run.value.id, revision);
  if (taken === null) return readRun(ctx, key);
  const seen = { ...state, error: state.error ? { ...state.error, isShown: false } : null };
  const driven = await drive(
    ctx,
    takenRun(run.value, seen, taken),
    { codes: read.codes, userAgent },
    { kind: "port", port: button.id, changes: { form: read.form } },
  );
  return driven ? ok(await answerRun(ctx, driven)) : readRun(ctx, key);
}
