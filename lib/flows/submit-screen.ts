import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import type { AppError } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { answerRun } from "./engine/answer-run";
import { handIn } from "./hand-in";
import type { RunAnswer, ScreenInput } from "./model/run-answer";
import { openRun, type RunKey } from "./open-run";
import { readRun } from "./read-run";

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
  const handed = await handIn(ctx, run.value, input, userAgent);
  switch (handed.kind) {
    case "stale":
      return ok(await answerRun(ctx, run.value));
    case "overtaken":
      return readRun(ctx, key);
    case "refused":
      return ok(await answerRun(ctx, run.value, handed.refused));
    case "driven":
      return ok(await answerRun(ctx, handed.driven));
  }
}
