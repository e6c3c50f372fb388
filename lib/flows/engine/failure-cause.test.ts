import { expect, it } from "vitest";
import { documentOf } from "@/test/flows";
import { type Advanced, advance } from "./advance";
import type { Outcome } from "./outcome";
import { runState } from "./state";

const send = { config: { purpose: "sign_up_or_in", channel: "sms", to: "+14155550100" } };
const document = documentOf({
  start: { kind: "start", to: { next: "first" } },
  first: {
    kind: "otp-send",
    ...send,
    errors: { blocked_by_provider: { mode: "branch" }, throttled: { mode: "back" } },
    to: { sent: "end", "error.blocked_by_provider": "second" },
  },
  second: {
    kind: "otp-send",
    ...send,
    errors: { unreachable: { mode: "branch" } },
    to: { sent: "end", "error.unreachable": "end" },
  },
  end: { kind: "end", config: { result: "failure", text: "Sorry" } },
});
const refused = (name: "blocked_by_provider" | "unreachable"): Outcome => ({
  kind: "error",
  error: { class: name, code: null },
});
const sent: Outcome = { kind: "port", port: "sent" };

/** Why a run fails whose steps end so, one after the other. */
function failureOf(...outcomes: Outcome[]): Advanced["failure"] {
  const begun = { frames: [{ flowKey: "f", versionId: "v", stepId: "first" }], stepAt: 0 };
  let state = runState.parse(begun);
  let last: Advanced["failure"] = null;
  for (const outcome of [...outcomes, { kind: "end", result: "failure", text: "" } as const]) {
    const next = advance(state, () => document, outcome, new Date(0));
    state = next.state;
    last = next.failure;
  }
  return last;
}

it.each<[string, Outcome[], Advanced["failure"]]>([
  ["the author's end, where nothing went wrong", [sent], { stepId: "end", reason: "ended" }],
  [
    "the error that led there",
    [refused("blocked_by_provider"), refused("unreachable")],
    { stepId: "second", reason: "unreachable" },
  ],
  [
    "the author's end again, once another way has worked",
    [refused("blocked_by_provider"), sent],
    { stepId: "end", reason: "ended" },
  ],
])("a run fails at %s", (_, outcomes, failure) => {
  expect(failureOf(...outcomes)).toEqual(failure);
});
