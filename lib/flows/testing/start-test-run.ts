import "server-only";
import type { z } from "zod";
import { recordAudit } from "@/lib/audit/record-audit";
import type { ProjectCtx } from "@/lib/auth/context";
import { actorId, requirePermission } from "@/lib/auth/require-permission";
import { type AppError, fail } from "@/lib/core/errors";
import { newTimedId } from "@/lib/core/ids";
import { ok, type Result } from "@/lib/core/result";
import { transact } from "@/lib/db/transact";
import { drive } from "../engine/drive";
import { type RunState, runState } from "../engine/state";
import { nothingHanded } from "../engine/take-step";
import { insertRun } from "../run-store";
import { hashRunToken, newRunToken } from "../run-token";
import type { startTestRunInput, TestRunView } from "../schema";
import { selectFlow } from "../store";
import { asEngine, openTestRun } from "./open-test-run";
import { viewTestRun } from "./view-test-run";

type Input = z.output<typeof startTestRunInput>;

/**
 * Begins a run of what the editor shows. Nothing leaves the machine, but for steps that are asked to
 * really send and are confirmed. Fails with not_found, and invalid_input where that is missing.
 */
export async function startTestRun(
  ctx: ProjectCtx,
  { flowKey, document, inputs, locale, simulations, confirmsReal }: Input,
): Promise<Result<TestRunView, AppError>> {
  const allowed = await requirePermission(ctx, "flows.test");
  if (!allowed.ok) return allowed;
  const flow = await selectFlow(ctx.db, ctx.project.id, flowKey);
  if (!flow) return fail("not_found");
  const real = Object.entries(simulations).filter(([, { kind }]) => kind === "real");
  if (real.length > 0 && !confirmsReal)
    return fail("invalid_input", { text: "Confirm that messages are really sent." });
  const state = testState(ctx, { flowKey, document, inputs, locale, simulations }, "test");
  const runId = newTimedId("flowRun", ctx.clock.now());
  await transact(ctx.db, async (tx) => {
    await insertRun(tx, {
      id: runId,
      projectId: ctx.project.id,
      flowId: flow.id,
      versionId: null,
      mode: "test",
      state,
      // Nobody holds it: who may test flows is asked for instead.
      tokenHash: hashRunToken(newRunToken()),
      startedBy: actorId(ctx.actor),
    });
    await recordAudit(tx, ctx, {
      operation: "flows.test",
      result: "done",
      targetId: flow.id,
      detail: { key: flowKey, runId, really: real.map(([stepId]) => stepId) },
    });
  });
  const taken = { id: runId, state, revision: 0, endUserId: null, isResumed: false };
  await drive(asEngine(ctx), taken, nothingHanded);
  const run = await openTestRun(ctx, runId);
  return run.ok ? ok(await viewTestRun(ctx, run.value)) : run;
}

/** The beginning of a run of a draft. */
export function testState(
  ctx: ProjectCtx,
  { flowKey, document, inputs, locale, simulations }: Omit<Input, "confirmsReal">,
  mode: "test" | "scenario",
): RunState {
  const start = document.steps.start;
  const named = start?.kind === "start" ? start.config.inputs.map(({ key }) => key) : [];
  return runState.parse({
    frames: [
      {
        flowKey,
        versionId: null,
        stepId: "start",
        inputs: Object.fromEntries(named.map((key) => [key, inputs[key] ?? ""])),
      },
    ],
    locale,
    stepAt: ctx.clock.now().getTime(),
    mode,
    documents: { [flowKey]: document },
    simulations,
  });
}
