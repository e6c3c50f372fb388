import "server-only";
import type { z } from "zod";
import type { ProjectCtx } from "@/lib/auth/context";
import { type AppError, fail } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";
import { loadVersion } from "../engine/documents";
import { findSubflow } from "../engine/find-subflow";
import type { RunState } from "../engine/state";
import type { Scenario, ScenarioAnswer } from "../model/scenario";
import { selectTrace } from "../run-store";
import type { recordScenarioInput, TraceView } from "../schema";
import { toTraceView } from "../to-trace-view";
import { openTestRun } from "./open-test-run";
import { saveScenario } from "./save-scenario";

/** Makes a scenario of a test run: what was entered and simulated, and the way that it took. */
export async function recordScenario(
  ctx: ProjectCtx,
  { runId, name }: z.output<typeof recordScenarioInput>,
): Promise<Result<{ scenarioId: string }, AppError>> {
  const run = await openTestRun(ctx, runId);
  if (!run.ok) return run;
  const { state, status } = run.value;
  if (status === "working") return fail("invalid_input", { text: "The test run still goes on." });
  const trace = (await selectTrace(ctx.db, runId)).map(toTraceView);
  const [frame] = state.frames;
  const flowKey = frame?.flowKey ?? "";
  return saveScenario(ctx, {
    flowKey,
    name,
    scenario: {
      inputs: frame?.inputs ?? {},
      locale: state.locale,
      simulations: state.simulations,
      answers: answersOf(trace, state, await documentsIn(ctx, trace, state)),
      expected: {
        path: trace.flatMap(({ stepId, port }) => (port === null ? [] : [`${stepId} ${port}`])),
        end: status === "completed" || status === "failed" ? status : "waiting",
      },
    },
  });
}

/** The drafts that the run carries, and the published flows that it went through. */
async function documentsIn(
  ctx: ProjectCtx,
  trace: readonly TraceView[],
  state: RunState,
): Promise<RunState["documents"]> {
  const documents = { ...state.documents };
  for (const key of new Set(trace.flatMap(({ within }) => within))) {
    const found = await findSubflow(ctx, state, key);
    if (found?.versionId) documents[key] = await loadVersion(ctx.db, found.versionId);
  }
  return documents;
}

/** Codes are kept nowhere: whether one was right is told by the check that followed. */
function answersOf(
  trace: readonly TraceView[],
  state: RunState,
  documents: RunState["documents"],
): Scenario["answers"] {
  return trace.flatMap((row, index): ScenarioAnswer[] => {
    if (row.kind !== "screen" || row.port === null) return [];
    const flowKey = row.within.at(-1) ?? state.frames[0]?.flowKey ?? "";
    const step = documents[flowKey]?.steps[row.stepId];
    const button =
      step?.kind === "screen" ? step.config.buttons.find(({ id }) => id === row.port) : undefined;
    const asksCode =
      step?.kind === "screen" &&
      button?.isSubmit &&
      step.config.fields.some(({ kind }) => kind === "code");
    const check = trace.slice(index + 1).find(({ kind }) => kind === "otp-verify");
    return [
      {
        stepId: row.stepId,
        button: row.port,
        fields: textsOf(row.output.form),
        ...(asksCode ? { code: check?.port === "verified" ? "right" : "wrong" } : {}),
      },
    ];
  });
}

const textsOf = (form: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(form ?? {}).flatMap(([key, text]) =>
      typeof text === "string" ? [[key, text]] : [],
    ),
  );
