import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { derivedTimedId } from "@/lib/core/ids";
import { log } from "@/lib/core/log";
import { isDatabaseDown } from "@/lib/db/transact";
import type { FlowStep } from "../model/document";
import { type EngineFailure, isEngineFailure } from "../model/failure-names";
import { portsOf } from "../model/ports";
import { renderText } from "../model/values";
import { runs } from "../nodes/registry.server";
import type { Saving } from "../run-store";
import { type Advanced, advance, currentStep, giveUp, isTooLong } from "./advance";
import { documentsOf } from "./documents";
import type { NodeRun, Work } from "./node-run";
import type { Outcome } from "./outcome";
import { runValues } from "./run-values";
import { simulateStep } from "./simulate-step";
import type { RunState } from "./state";

/** What came with the request that moves a run on, and is kept nowhere. */
export type Handed = { codes: Readonly<Record<string, string>>; userAgent: string | null };

export const nothingHanded: Handed = { codes: {}, userAgent: null };

/** A step that was taken, and what has to be written down of it. */
export type Stepped = Pick<Saving, "trace" | "wait" | "job"> & { next: Advanced };

/** One step of a run and how it is come to. */
type Taking = {
  state: RunState;
  /** Somebody who was cut off may have begun it. */
  isResumed: boolean;
  handed: Handed;
  /** How it has ended, where that came from outside. */
  given: Outcome | null;
};

/** Runs the step that a run stands at. Writes nothing of the run down. */
export async function takeStep(
  ctx: ProjectCtx,
  runId: string,
  { state, isResumed, handed, given }: Taking,
): Promise<Stepped> {
  const startedAt = performance.now();
  const now = ctx.clock.now();
  const documentOf = await documentsOf(ctx.db, state);
  const step = currentStep(state, documentOf);
  if (!step) return gaveUp(state, null, "step_gone");
  if (isTooLong(state)) return gaveUp(state, step, "too_many_steps");
  const input: Record<string, unknown> = {};
  const missing = new Set<string>();
  const values = runValues(state, ctx.project.name, now);
  const seed = `${runId}/${state.sequence}`;
  const stepAt = new Date(state.stepAt);
  const work: Work = {
    ctx,
    state,
    values,
    codes: handed.codes,
    ids: {
      message: derivedTimedId("message", stepAt, `${seed}/message`),
      session: derivedTimedId("endUserSession", stepAt, `${seed}/session`),
    },
    isResumed,
    userAgent: handed.userAgent,
    render(text, escaped) {
      const rendered = renderText(text, values, escaped);
      for (const path of rendered.missing) missing.add(path);
      return rendered.text;
    },
    note: (noted) => Object.assign(input, noted),
  };
  const outcome = given ?? (await runStep(work, step));
  if (missing.size > 0) input.missing = [...missing];
  if (outcome === "bug") return gaveUp(state, step, "bug", input);
  const next = advance(state, documentOf, outcome, now);
  return {
    next,
    wait: waitOf(outcome),
    job: jobOf(outcome, now),
    trace: {
      ...traceOf(state, step, next.port, input),
      ...told(outcome, next),
      durationMs: next.status === "waiting" ? null : Math.round(performance.now() - startedAt),
    },
  };
}

/** A bug in a step ends its run, and nothing else: the log has it, and the trace says where. */
async function runStep(work: Work, step: FlowStep): Promise<Outcome | "bug"> {
  // The table has for each kind the run of just this kind.
  const run = runs[step.kind] as NodeRun<FlowStep["kind"]>;
  try {
    if (work.state.mode !== "live") {
      const simulated = await simulateStep(work, step);
      if (simulated) return simulated;
    }
    return await run(work, step);
  } catch (bug) {
    // It is taken up again once the database is back.
    if (isDatabaseDown(bug)) throw bug;
    const { ctx } = work;
    log.error({ err: bug, requestId: ctx.requestId, step: step.kind }, "a flow step failed");
    return "bug";
  }
}

const gaveUp = (
  state: RunState,
  step: FlowStep | null,
  reason: EngineFailure,
  input: Record<string, unknown> = {},
): Stepped => ({
  next: giveUp(state, reason),
  trace: { ...traceOf(state, step, null, input), errorClass: reason },
  wait: null,
  job: null,
});

const waitOf = (outcome: Outcome): Stepped["wait"] =>
  outcome.kind === "wait" && outcome.for === "receipt"
    ? { messageId: outcome.messageId, until: outcome.until }
    : null;

function jobOf(outcome: Outcome, now: Date): Stepped["job"] {
  if (outcome.kind === "wait" && outcome.until) return { task: "flow-timer", at: outcome.until };
  return outcome.kind === "port" && outcome.isSentLater ? { task: "flow-send", at: now } : null;
}

function traceOf(
  state: RunState,
  step: FlowStep | null,
  port: string | null,
  input: Record<string, unknown>,
): Stepped["trace"] {
  const frame = state.frames.at(-1);
  return {
    sequence: state.sequence,
    within: state.frames.slice(1).map(({ flowKey }) => flowKey),
    stepId: frame?.stepId ?? "",
    stepName: step?.name ?? null,
    kind: step?.kind ?? "",
    port,
    portName: portNameOf(step, port),
    input,
    output: {},
    errorClass: null,
    errorCode: null,
    messageId: null,
    durationMs: null,
  };
}

const portNameOf = (step: FlowStep | null, port: string | null): string | null =>
  (step && portsOf(step).find(({ id }) => id === port)?.label) ?? null;

/** What the trace says of an outcome, and of a run that could not go on after it. */
function told(
  outcome: Outcome,
  { failure }: Advanced,
): Pick<Stepped["trace"], "output" | "errorClass" | "errorCode" | "messageId"> {
  const changes = "changes" in outcome ? (outcome.changes ?? {}) : {};
  const { messageId = null, ...output } = changes;
  const error =
    outcome.kind === "error" ? outcome.error : outcome.kind === "port" ? outcome.told : null;
  const engine = failure && isEngineFailure(failure.reason) ? failure.reason : null;
  return {
    output: outcome.kind === "end" ? { result: outcome.result, text: outcome.text } : output,
    errorClass: error?.class ?? engine,
    errorCode: error?.code ?? null,
    messageId,
  };
}
