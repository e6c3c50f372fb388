import { type FlowDocument, type FlowStep, nodeOf } from "../model/document";
import type { FlowErrorClass } from "../model/errors";
import type { EngineFailure } from "../model/failure-names";
import { type StepError, wayOfError } from "../model/ports";
import type { Changes, Outcome } from "./outcome";
import type { Frame, RunState } from "./state";

/** Finds the document that a frame runs; the same one for the whole of a run. */
export type DocumentOf = (frame: Frame) => FlowDocument;

export type Advanced = {
  state: RunState;
  status: "working" | "waiting" | "completed" | "failed";
  /** The way that the step took; null while it waits. */
  port: string | null;
  /** `stepId` as `stepPath` names it. */
  failure: { stepId: string; reason: FlowErrorClass | EngineFailure | "ended" } | null;
};

/** Steps of a run, and of one minute of it: what stops a loop that nobody sees. */
export const mostRunSteps = 300;
const mostStepsAMinute = 60;
const deepest = 10;

/**
 * Where a run stands after the step that it stood at has ended so. Pure: state, document and
 * outcome decide it alone, so that whoever goes on after a cut comes to the same place.
 */
export function advance(
  state: RunState,
  documentOf: DocumentOf,
  outcome: Outcome,
  now: Date,
): Advanced {
  switch (outcome.kind) {
    case "port":
      return leave(
        withError(withChanges(withoutCause(state, documentOf), outcome.changes), outcome.told),
        documentOf,
        outcome.port,
        now,
      );
    case "error":
      return takeError(withChanges(state, outcome.changes), documentOf, outcome.error, now);
    case "again":
      return goBack(state, state.error, now, "again");
    case "wait":
      return wait(state, outcome.for);
    case "call":
      return call(state, outcome.frame, now);
    case "gone":
      return failed(state, "flow_gone", null);
    case "end":
      return finish(state, documentOf, outcome, now);
  }
}

/** The flow that runs: the innermost one. */
export function topFrame({ frames }: RunState): Frame {
  const frame = frames.at(-1);
  // The schema asks for one at least, and nothing here takes the last one away.
  if (!frame) throw new Error("A run has no frame.");
  return frame;
}

/** The step that a run stands at, or null where its version has none of that name. */
export function currentStep(state: RunState, documentOf: DocumentOf): FlowStep | null {
  const frame = topFrame(state);
  const { steps } = documentOf(frame);
  return Object.hasOwn(steps, frame.stepId) ? (steps[frame.stepId] ?? null) : null;
}

function withTop(state: RunState, changes: Partial<Frame>): RunState {
  return { ...state, frames: [...state.frames.slice(0, -1), { ...topFrame(state), ...changes }] };
}

function withChanges(state: RunState, changes: Changes = {}): RunState {
  const frame = topFrame(state);
  const { form, values, connectors, user, sessionId, challenge, sentTo, messageId, fate } = changes;
  const next = withTop(state, {
    form: { ...frame.form, ...form },
    values: { ...frame.values, ...values },
    connectors: { ...frame.connectors, ...connectors },
  });
  return {
    ...next,
    user: user ?? state.user,
    sessionId: sessionId ?? state.sessionId,
    challenge: challenge === undefined ? state.challenge : challenge,
    sentTo: sentTo ?? state.sentTo,
    messages:
      messageId === undefined
        ? state.messages
        : { ...state.messages, [stepPath(state)]: messageId },
    lastMessageId: messageId ?? state.lastMessageId,
    fates: messageId && fate ? { ...state.fates, [messageId]: fate } : state.fates,
  };
}

const withError = (state: RunState, told: StepError | undefined): RunState =>
  told
    ? { ...state, error: { ...told, text: null, isShown: false }, cause: causeOf(state, told) }
    : state;

const causeOf = (state: RunState, error: StepError) => ({
  stepId: stepPath(state),
  class: error.class,
});

/** What could have gone wrong and did not makes good what went wrong before. */
function withoutCause(state: RunState, documentOf: DocumentOf): RunState {
  const step = currentStep(state, documentOf);
  const canFail = step !== null && nodeOf(step.kind).errors(step.config).length > 0;
  return canFail && state.cause ? { ...state, cause: null } : state;
}

/** "send-code", or "order/notify" for the step notify of the subflow that the step order runs. */
export const stepPath = ({ frames }: RunState): string =>
  frames.map(({ stepId }) => stepId).join("/");

function moveTo(state: RunState, stepId: string, now: Date): RunState {
  const minute = Math.floor(now.getTime() / 60_000);
  const steps = state.pace.minute === minute ? state.pace.steps + 1 : 1;
  return {
    ...withTop(state, { stepId }),
    sequence: state.sequence + 1,
    stepAt: now.getTime(),
    pace: { minute, steps },
    waitingFor: null,
  };
}

function leave(state: RunState, documentOf: DocumentOf, port: string, now: Date): Advanced {
  const step = currentStep(state, documentOf);
  if (!step) return failed(state, "step_gone", port);
  const target = Object.hasOwn(step.to, port) ? step.to[port] : undefined;
  if (target === undefined) return failed(state, "unconnected", port);
  return { state: moveTo(state, target, now), status: "working", port, failure: null };
}

function takeError(
  state: RunState,
  documentOf: DocumentOf,
  { retryAfterSeconds, ...error }: Extract<Outcome, { kind: "error" }>["error"],
  now: Date,
): Advanced {
  const step = currentStep(state, documentOf);
  if (!step) return failed(state, "step_gone", null);
  const way = wayOfError(step, error);
  const kept: RunState["error"] = {
    ...error,
    text: way.mode === "back" ? way.text : null,
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    isShown: false,
  };
  if (way.mode === "back") return goBack(state, { ...kept, isShown: true }, now, "back");
  const cause = way.mode === "branch" ? causeOf(state, error) : state.cause;
  return leave({ ...state, error: kept, cause }, documentOf, way.port, now);
}

/** To the last screen; out of subflows that have shown none. */
function goBack(state: RunState, error: RunState["error"], now: Date, port: string): Advanced {
  const shown = state.frames.findLastIndex(({ lastScreen }) => lastScreen !== null);
  const screen = state.frames[shown]?.lastScreen;
  const next = { ...state, error };
  if (!screen) return failed(next, error?.class ?? "unconnected", null);
  const frames = state.frames.slice(0, shown + 1);
  return {
    state: moveTo({ ...next, frames }, screen, now),
    status: "working",
    port,
    failure: null,
  };
}

function wait(state: RunState, what: "screen" | "receipt"): Advanced {
  const waiting = { ...state, waitingFor: what };
  const next =
    what === "screen"
      ? { ...withTop(waiting, { lastScreen: topFrame(state).stepId }), turn: state.turn + 1 }
      : waiting;
  return { state: next, status: "waiting", port: null, failure: null };
}

function call(
  state: RunState,
  inner: Extract<Outcome, { kind: "call" }>["frame"],
  now: Date,
): Advanced {
  if (state.frames.length >= deepest) return failed(state, "too_deep", null);
  const frame: Frame = {
    ...inner,
    stepId: "start",
    form: {},
    values: {},
    connectors: {},
    lastScreen: null,
  };
  const frames = [...state.frames, frame];
  return {
    state: moveTo({ ...state, frames }, "start", now),
    status: "working",
    port: "call",
    failure: null,
  };
}

function finish(
  state: RunState,
  documentOf: DocumentOf,
  { result, text }: Extract<Outcome, { kind: "end" }>,
  now: Date,
): Advanced {
  const { values, stepId } = topFrame(state);
  const { cause } = state;
  if (state.frames.length === 1) {
    const ended = { ...state, endText: text, waitingFor: null };
    return result === "success"
      ? { state: ended, status: "completed", port: result, failure: null }
      : {
          state: ended,
          status: "failed",
          port: result,
          // An author's end tells less than the error that led there.
          failure: cause
            ? { stepId: cause.stepId, reason: cause.class }
            : { stepId, reason: "ended" },
        };
  }
  const outer = withChanges({ ...state, frames: state.frames.slice(0, -1) }, { values });
  return { ...leave(outer, documentOf, result, now), port: result };
}

function failed(
  state: RunState,
  reason: FlowErrorClass | EngineFailure,
  port: string | null,
): Advanced {
  return {
    state: { ...state, waitingFor: null },
    status: "failed",
    port,
    failure: { stepId: stepPath(state), reason },
  };
}

/** The end of a run that its engine has to give up. */
export const giveUp = (state: RunState, reason: EngineFailure): Advanced =>
  failed(state, reason, null);

/** Whether a run has taken as many steps as it may. */
export const isTooLong = ({ sequence, pace }: RunState): boolean =>
  sequence > mostRunSteps || pace.steps > mostStepsAMinute;
