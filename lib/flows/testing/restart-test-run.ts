import "server-only";
import type { z } from "zod";
import type { ProjectCtx } from "@/lib/auth/context";
import { type AppError, fail } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { transact } from "@/lib/db/transact";
import { drive, takenRun } from "../engine/drive";
import { runState } from "../engine/state";
import { nothingHanded } from "../engine/take-step";
import { rewindRun } from "../run-store";
import type { restartTestRunInput, TestRunView } from "../schema";
import { asEngine, openTestRun } from "./open-test-run";
import { viewTestRun } from "./view-test-run";

/**
 * Goes back to a step of a test run and on from there, as it was then. What a step has really sent
 * stays sent, and is not sent again.
 */
export async function restartTestRun(
  ctx: ProjectCtx,
  { runId, sequence, simulations }: z.output<typeof restartTestRunInput>,
): Promise<Result<TestRunView, AppError>> {
  const run = await openTestRun(ctx, runId);
  if (!run.ok) return run;
  const { revision } = run.value;
  const before = await transact(ctx.db, (tx) => rewindRun(tx, runId, revision, sequence));
  if (before === null) return fail("not_found", { text: "This step of the run is gone." });
  const state = { ...runState.parse(before), ...(simulations ? { simulations } : {}) };
  // What it has begun is looked for, as after any cut: the step keeps its ids.
  await drive(asEngine(ctx), takenRun(run.value, state, revision + 1, true), nothingHanded);
  const now = await openTestRun(ctx, runId);
  return now.ok ? ok(await viewTestRun(ctx, now.value)) : now;
}
