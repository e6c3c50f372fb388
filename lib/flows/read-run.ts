import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import type { AppError } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { answerRun } from "./engine/answer-run";
import type { RunAnswer } from "./model/run-answer";
import { openRun, type RunKey } from "./open-run";

/** How a run stands; changes nothing. Fails with not_found. */
export async function readRun(ctx: ProjectCtx, key: RunKey): Promise<Result<RunAnswer, AppError>> {
  const run = await openRun(ctx, key);
  return run.ok ? ok(await answerRun(ctx, run.value)) : run;
}
