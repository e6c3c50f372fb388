import fc from "fast-check";
import { expect, it } from "vitest";
import { documentOf } from "@/test/flows";
import type { FlowDocument } from "../model/document";
import { flowErrorClasses } from "../model/errors";
import { portsOf } from "../model/ports";
import { advance, currentStep, mostRunSteps } from "./advance";
import type { Outcome } from "./outcome";
import { type RunState, runState } from "./state";

/*
 * Random flows and random outcomes: whatever a step answers, a run stands at exactly one step of its
 * document, every step it took is one that the document leads to, and a run that is cut off at any
 * point and read back goes on to the very same place.
 */

const stepCount = 6;
const ids = Array.from({ length: stepCount }, (_, index) => `s${index}`);
const target = fc.constantFrom(...ids, undefined);

const step = fc.oneof(
  fc.record({ next: target }).map(({ next }) => ({
    kind: "set-values",
    config: { values: [{ key: "seen", value: "yes" }] },
    to: next ? { next } : {},
  })),
  fc.record({ submit: target, other: target }).map(({ submit, other }) => ({
    kind: "screen",
    config: { buttons: [{ id: "submit" }, { id: "other" }] },
    to: { ...(submit ? { submit } : {}), ...(other ? { other } : {}) },
  })),
  fc
    .record({
      sent: target,
      branch: target,
      mode: fc.constantFrom("back", "branch", "ignore"),
      key: fc.constantFrom("other", "throttled", "code_21216", "unknown_outcome"),
    })
    .map(({ sent, branch, mode, key }) => ({
      kind: "otp-send",
      config: { purpose: "sign_up_or_in", channel: "sms", to: "{{form.phone}}" },
      errors: { [key]: { mode } },
      to: {
        ...(sent ? { sent } : {}),
        ...(branch && mode === "branch" ? { [`error.${key}`]: branch } : {}),
      },
    })),
  fc.constantFrom("success", "failure").map((result) => ({ kind: "end", config: { result } })),
);

const flow = fc
  .record({ first: fc.constantFrom(...ids), steps: fc.array(step, { minLength: 6, maxLength: 6 }) })
  .map(({ first, steps }) =>
    documentOf({
      start: { kind: "start", to: { next: first } },
      ...Object.fromEntries(steps.map((one, index) => [`s${index}`, one])),
    }),
  );

/** How a step ends, as numbers that are read by the step's own kind. */
const choices = fc.array(fc.nat(1_000), { minLength: 1, maxLength: 60 });

function outcomeOf(document: FlowDocument, state: RunState, choice: number): Outcome {
  const at = currentStep(state, () => document);
  if (!at) throw new Error("The run stands nowhere.");
  if (at.kind === "end") return { kind: "end", result: at.config.result, text: "" };
  if (at.kind === "screen" && state.waitingFor === null)
    return { kind: "wait", for: "screen", until: null };
  if (at.kind === "otp-send" && choice % 3 !== 0) {
    const name = flowErrorClasses[choice % flowErrorClasses.length] ?? "throttled";
    return { kind: "error", error: { class: name, code: choice % 2 ? "21216" : null } };
  }
  const ports = portsOf(at).filter(({ kind }) => kind === "success");
  return { kind: "port", port: ports[choice % ports.length]?.id ?? "next" };
}

const begin = (): RunState =>
  runState.parse({ frames: [{ flowKey: "f", versionId: "v", stepId: "start" }], stepAt: 0 });

/** As the database gives it back. */
const reread = (state: RunState): RunState => runState.parse(JSON.parse(JSON.stringify(state)));

function play(document: FlowDocument, numbers: number[], cut: (state: RunState) => RunState) {
  let state = begin();
  const taken: { from: string; port: string | null; status: string; sequence: number }[] = [];
  for (const choice of numbers) {
    state = cut(state);
    const from = state.frames.at(-1)?.stepId ?? "";
    const { sequence } = state;
    const outcome = outcomeOf(document, state, choice);
    const next = advance(state, () => document, outcome, new Date(choice * 1_000));
    taken.push({ from, port: next.port, status: next.status, sequence });
    state = next.state;
    if (next.status === "completed" || next.status === "failed") break;
  }
  return { state, taken };
}

it("a run never loses, repeats or invents a step", () => {
  fc.assert(
    fc.property(flow, choices, (document, numbers) => {
      const { state, taken } = play(document, numbers, (same) => same);
      for (const [index, { from, port, status, sequence }] of taken.entries()) {
        const step = document.steps[from];
        // It stands at a step that there is, and numbers go up by one for each that was left.
        expect(step).toBeDefined();
        const after = taken[index + 1];
        if (!step || !after) continue;
        if (status === "waiting") {
          expect(after).toMatchObject({ from, sequence });
          continue;
        }
        expect(after.sequence).toBe(sequence + 1);
        const screens = taken
          .slice(0, index)
          .filter((one) => document.steps[one.from]?.kind === "screen");
        // Along a line of the drawing, or back to the screen that was shown last.
        expect(after.from).toBe(port === "back" ? screens.at(-1)?.from : step.to[port ?? ""]);
      }
      expect(state.sequence).toBeLessThanOrEqual(mostRunSteps);
    }),
    { numRuns: 500 },
  );
});

it("a run that is cut off at any point goes on to the same place", () => {
  fc.assert(
    fc.property(flow, choices, (document, numbers) => {
      const whole = play(document, numbers, (same) => same);
      const pieces = play(document, numbers, reread);
      expect(pieces).toEqual(whole);
    }),
    { numRuns: 300 },
  );
});

it("an error never leaves by the way of a success that it would claim", () => {
  fc.assert(
    fc.property(flow, choices, (document, numbers) => {
      for (const choice of numbers) {
        const state: RunState = {
          ...begin(),
          frames: [{ ...firstFrame(begin()), stepId: ids[choice % stepCount] ?? "s0" }],
        };
        if (document.steps[firstFrame(state).stepId]?.kind !== "otp-send") continue;
        const error = { class: "credentials" as const, code: "20003" };
        const next = advance(state, () => document, { kind: "error", error }, new Date(0));
        expect(next.port).not.toBe("sent");
      }
    }),
  );
});

function firstFrame({ frames: [frame] }: RunState) {
  if (!frame) throw new Error("A run has a frame.");
  return frame;
}
