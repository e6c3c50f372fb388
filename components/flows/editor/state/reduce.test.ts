import { describe, expect, it } from "vitest";
import type { FlowStep } from "@/lib/flows/model/document";
import { emptyFlow, signInFlow } from "@/test/editor-flows";
import type { StepSeed } from "./edit-steps";
import { type EditorAction, type EditorState, initialState, isDirty } from "./editor-state";
import { reduce } from "./reduce";

const seed: StepSeed = { kind: "end", name: "Send code", config: { result: "success", text: "" } };

/** Runs actions one after another, each `apartMs` after the one before. */
function run(state: EditorState, actions: readonly EditorAction[], apartMs = 10_000): EditorState {
  return actions.reduce((now, action, index) => reduce(now, action, index * apartMs), state);
}

const ids = ({ document }: EditorState) => Object.keys(document.steps);
const named = (state: EditorState, id: string) => state.document.steps[id];

describe("the editor's state", () => {
  it("gives a new step a readable id of its own and selects it", () => {
    const at = { x: 10.4, y: 20.6 };
    const state = run(initialState(emptyFlow(), 1), [
      { type: "add", seed, at },
      { type: "add", seed, at, from: { stepId: "start", port: "next" } },
    ]);
    expect(ids(state)).toEqual(["start", "send-code", "send-code-2"]);
    expect(state.selection).toEqual(["send-code-2"]);
    expect(named(state, "send-code")?.at).toEqual({ x: 10, y: 21 });
    expect(named(state, "start")?.to).toEqual({ next: "send-code-2" });
  });

  it("keeps start, and one target a way out", () => {
    const before = initialState(signInFlow(), 1);
    expect(reduce(before, { type: "remove", ids: ["start"] }, 0)).toBe(before);
    const from = { stepId: "verify", port: "verified" };
    expect(reduce(before, { type: "connect", from, to: "start" }, 0)).toBe(before);
    expect(
      reduce(before, { type: "connect", from: { ...from, port: "none" }, to: "done" }, 0),
    ).toBe(before);
    const state = reduce(before, { type: "connect", from, to: "done" }, 0);
    expect(named(state, "verify")?.to).toEqual({ verified: "done" });
  });

  it("takes the edges to a removed step away, and lets the panel go of it", () => {
    const state = run(initialState(signInFlow(), 1), [
      { type: "open", id: "code" },
      { type: "remove", ids: ["code"] },
    ]);
    expect(named(state, "send-code")?.to).toEqual({ "error.blocked_by_provider": "call" });
    expect(state.openStep).toBeNull();
    expect(state.selection).toEqual([]);
  });

  it("takes the edge of a way out that a step no longer has away", () => {
    const before = initialState(signInFlow(), 1);
    const step = named(before, "send-code");
    if (!step) throw new Error("the flow has no such step");
    const state = reduce(
      before,
      { type: "change", id: "send-code", step: { ...step, errors: {} } },
      0,
    );
    expect(named(state, "send-code")?.to).toEqual({ sent: "code" });
  });

  it("leaves what did not change the same object", () => {
    const before = initialState(signInFlow(), 1);
    const state = reduce(before, { type: "move", places: { done: { x: 1, y: 2 } } }, 0);
    for (const id of ids(before))
      if (id !== "done") expect(named(state, id)).toBe(named(before, id));
    expect(reduce(state, { type: "move", places: { done: { x: 1, y: 2 } } }, 0)).toBe(state);
  });

  it("goes back and forth, and knows what is saved", () => {
    const before = initialState(signInFlow(), 1);
    const changed = run(before, [
      { type: "select", ids: ["done"] },
      { type: "remove", ids: ["done"] },
      { type: "add", seed, at: { x: 0, y: 0 } },
    ]);
    expect(isDirty(changed)).toBe(true);
    const back = run(changed, [{ type: "undo" }, { type: "undo" }]);
    expect(back.document).toBe(before.document);
    expect(back.selection).toEqual(["done"]);
    expect(isDirty(back)).toBe(false);
    expect(reduce(back, { type: "undo" }, 0)).toBe(back);
    const forth = run(back, [{ type: "redo" }, { type: "redo" }]);
    expect(forth.document).toBe(changed.document);
    const saved = reduce(forth, { type: "saved", document: forth.document, revision: 2 }, 0);
    expect(isDirty(saved)).toBe(false);
    expect(isDirty(reduce(saved, { type: "undo" }, 0))).toBe(true);
  });

  it("undoes what was typed without a pause as one, and another field by itself", () => {
    const typed = (name: string): EditorAction => ({ type: "rename", id: "done", name });
    const before = initialState(signInFlow(), 1);
    const state = run(before, [typed("D"), typed("Do"), typed("Don")], 100);
    expect(state.past).toHaveLength(1);
    const other = reduce(state, { type: "rename", id: "sorry", name: "S" }, 250);
    expect(other.past).toHaveLength(2);
    expect(reduce(state, typed("Done"), 5_000).past).toHaveLength(2);
    expect(run(state, [{ type: "undo" }]).document).toBe(before.document);
  });

  it("does not join what was saved with what is typed after it", () => {
    const typed = (name: string): EditorAction => ({ type: "rename", id: "done", name });
    const first = run(initialState(signInFlow(), 1), [typed("D")]);
    const saved = reduce(first, { type: "saved", document: first.document, revision: 2 }, 10);
    const state = reduce(saved, typed("Do"), 20);
    expect(reduce(state, { type: "undo" }, 30).document).toBe(first.document);
  });

  it("pastes under new ids with the edges among the pasted steps", () => {
    const { steps, names } = signInFlow();
    const picked = { verify: steps.verify, "is-new": steps["is-new"], done: steps.done };
    const state = reduce(
      initialState(signInFlow(), 1),
      // The three are in the flow.
      { type: "paste", steps: picked as Record<string, FlowStep>, names, at: { x: 0, y: 500 } },
      0,
    );
    expect(state.selection).toEqual(["verify-2", "is-new-2", "done-2"]);
    expect(named(state, "verify-2")?.to).toEqual({ verified: "is-new-2" });
    expect(named(state, "is-new-2")?.to).toEqual({ "rule-1": "done-2" });
    expect(named(state, "verify-2")?.at).toEqual({ x: 0, y: 520 });
  });

  it("duplicates a copy as the next number, and a receipt's step with it", () => {
    const wait: StepSeed = {
      kind: "wait-receipt",
      name: "Wait",
      config: { step: "call", seconds: 5 },
    };
    const state = run(initialState(signInFlow(), 1), [
      { type: "add", seed: wait, at: { x: 0, y: 0 } },
      { type: "duplicate", ids: ["call", "wait", "start"] },
      { type: "duplicate", ids: ["call-2"] },
    ]);
    expect(state.selection).toEqual(["call-3"]);
    const copy = named(state, "wait-2");
    expect(copy?.kind === "wait-receipt" && copy.config.step).toBe("call-2");
  });

  it("takes somebody else's draft on, and undo brings one's own back", () => {
    const mine = run(initialState(signInFlow(), 1), [{ type: "remove", ids: ["done"] }]);
    const theirs = emptyFlow();
    const state = reduce(mine, { type: "take", document: theirs, revision: 7 }, 0);
    expect(state.document).toBe(theirs);
    expect(state.revision).toBe(7);
    expect(isDirty(state)).toBe(false);
    const back = reduce(state, { type: "undo" }, 0);
    expect(back.document).toBe(mine.document);
    expect(isDirty(back)).toBe(true);
  });
});
