import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { newTimedId } from "@/lib/core/ids";
import { currentStep } from "../engine/advance";
import { documentsOf } from "../engine/documents";
import type { Outcome } from "../engine/outcome";
import { readFields } from "../engine/read-fields";
import type { RunState } from "../engine/state";
import { nothingHanded, takeStep } from "../engine/take-step";
import type { FlowDocument, StepOf } from "../model/document";
import type { Scenario, ScenarioAnswer } from "../model/scenario";
import { asEngine } from "./open-test-run";
import { testState } from "./start-test-run";

export type Played = { path: string[]; end: "completed" | "failed" | "waiting" };

/**
 * Plays a scenario with a draft, in memory and at once: nothing is written, nothing leaves the
 * machine, and nobody waits for a time or a receipt.
 */
export async function playScenario(
  admin: ProjectCtx,
  { flowKey, document, scenario }: { flowKey: string; document: FlowDocument; scenario: Scenario },
): Promise<Played> {
  const ctx = asEngine(admin);
  const { inputs, locale } = scenario;
  const simulations = withoutReal(scenario.simulations);
  let state = testState(ctx, { flowKey, document, inputs, locale, simulations }, "scenario");
  const runId = newTimedId("flowRun", ctx.clock.now());
  const answers = [...scenario.answers];
  const path: string[] = [];
  let given: Outcome | null = null;
  let handed = nothingHanded;
  for (;;) {
    const stepId = state.frames.at(-1)?.stepId ?? "";
    const { next } = await takeStep(ctx, runId, { state, isResumed: false, handed, given });
    given = null;
    if (next.port !== null) path.push(`${stepId} ${next.port}`);
    state = next.state;
    if (next.status === "completed" || next.status === "failed") return { path, end: next.status };
    if (next.status !== "waiting") continue;
    const answer = answers.shift();
    const step = currentStep(state, await documentsOf(ctx.db, state));
    if (!answer || step?.kind !== "screen" || state.frames.at(-1)?.stepId !== answer.stepId)
      return { path, end: "waiting" };
    const read = readAnswer(step, answer, state);
    if (!read) return { path, end: "waiting" };
    state = { ...state, error: state.error ? { ...state.error, isShown: false } : null };
    handed = { codes: read.codes, userAgent: null };
    given = { kind: "port", port: answer.button, changes: { form: read.form } };
  }
}

/** What the end user of a scenario enters; null where the screen does not take it. */
function readAnswer(step: StepOf<"screen">, answer: ScenarioAnswer, state: RunState) {
  if (answer.button === "timeout") return { form: {}, codes: {} };
  const button = step.config.buttons.find(({ id }) => id === answer.button);
  if (!button) return null;
  if (!button.isSubmit) return { form: {}, codes: {} };
  const digit = answer.code === "wrong" ? "1" : "0";
  const code = digit.repeat(state.challenge?.codeLength ?? 6);
  const codes = step.config.fields
    .filter(({ kind }) => kind === "code")
    .map(({ key }) => [key, answer.code === undefined ? "" : code]);
  const read = readFields(step, { ...answer.fields, ...Object.fromEntries(codes) });
  return read.ok ? read : null;
}

/** A scenario never sends: what was really sent when it was recorded succeeds. */
const withoutReal = (all: Scenario["simulations"]): Scenario["simulations"] =>
  Object.fromEntries(
    Object.entries(all).map(([id, one]) => [id, one.kind === "real" ? { kind: "success" } : one]),
  );
