import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import type { AppError } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import type { TestRunView } from "../schema";
import { openTestRun } from "./open-test-run";
import { viewTestRun } from "./view-test-run";

/** How a test run stands; changes nothing. */
export async function readTestRun(
  ctx: ProjectCtx,
  { runId }: { runId: string },
): Promise<Result<TestRunView, AppError>> {
  const run = await openTestRun(ctx, runId);
  return run.ok ? ok(await viewTestRun(ctx, run.value)) : run;
}
