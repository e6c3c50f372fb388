import { describe, expect, it } from "vitest";
import { documentOf, signInSteps } from "@/test/flows";
import { diffFlow } from "./diff-flow";
import { flowStep } from "./document";

const before = documentOf(signInSteps());

/** The document with one step written anew. */
function withStep(stepId: string, change: object) {
  const step = flowStep.parse({ ...before.steps[stepId], ...change });
  return { ...before, steps: { ...before.steps, [stepId]: step } };
}

it("finds no difference in where steps stand, nor in names that were refreshed", () => {
  const moved = withStep("code", { at: { x: 9, y: 9 } });
  const names = { connectors: { [`cn_${"a".repeat(24)}`]: "Renamed" }, templates: {} };
  expect(diffFlow(before, { ...moved, names })).toEqual([]);
});

it("tells of steps that came and went, with the ways that lead to them", () => {
  const { end, ...rest } = before.steps;
  if (!end) throw new Error("The flow has no end.");
  const after = {
    ...before,
    steps: {
      ...rest,
      verify: flowStep.parse({ ...before.steps.verify, to: { verified: "done" } }),
      done: { ...end, name: "Done" },
    },
  };
  expect(diffFlow(before, after)).toEqual([
    {
      stepId: "verify",
      name: "verify",
      kind: "changed",
      settings: [],
      ways: [{ label: "Verified", before: "end", after: "Done" }],
    },
    { stepId: "done", name: "Done", kind: "added", settings: [], ways: [] },
    { stepId: "end", name: "end", kind: "removed", settings: [], ways: [] },
  ]);
});

describe("a changed step", () => {
  const connectorId = `cn_${"a".repeat(24)}`;
  const send = (config: object, more: object = {}) =>
    diffFlow(
      before,
      withStep("send", {
        config: {
          purpose: "sign_up_or_in",
          channel: "sms",
          to: "{{form.phone}}",
          ...config,
        },
        ...more,
      }),
      { connector: (id) => (id === connectorId ? "Twilio main" : null) },
    )[0]?.settings;

  it("reads by labels and names, not by keys and ids", () => {
    expect(send({ connectorId, purpose: "sign_in" })).toEqual([
      { label: "What it does", before: "Sign Up or In", after: "Sign In" },
      { label: "Connector", before: "Default", after: "Twilio main" },
    ]);
  });

  it("tells what became of an error, and of a text that was not there", () => {
    const [first] = diffFlow(
      before,
      withStep("send", {
        note: "Ask sales",
        errors: { blocked_by_provider: { mode: "branch" }, other: { mode: "back", text: "Sorry" } },
        to: { sent: "code", "error.blocked_by_provider": "end" },
      }),
    );
    expect(first?.settings).toEqual([
      { label: 'At "SMS blocked by provider"', before: null, after: "A branch of its own" },
      { label: 'At "Any other error"', before: null, after: "Back to the last screen: Sorry" },
      { label: "Note", before: null, after: "Ask sales" },
    ]);
    expect(first?.ways).toEqual([{ label: "SMS blocked by provider", before: null, after: "end" }]);
  });

  it("lists a screen's fields and buttons one by one", () => {
    const [first] = diffFlow(
      before,
      withStep("code", {
        config: {
          text: "Sent to {{sentTo.maskedPhone}}",
          fields: [
            { kind: "text", key: "name", isRequired: false },
            { kind: "code", key: "code" },
          ],
          buttons: [{ id: "submit", label: "Go on" }],
          locales: { de: { title: "Code" } },
        },
      }),
    );
    expect(first?.settings).toEqual([
      { label: "Fields", before: "code", after: "name, code" },
      { label: "Field name", before: null, after: "Text, optional" },
      { label: "Buttons", before: "submit, resend", after: "submit" },
      {
        label: "Button submit",
        before: "Built-in text, primary, hands the fields in",
        after: '"Go on", primary, hands the fields in',
      },
      { label: "title (de)", before: null, after: "Code" },
      { label: "Button resend", before: "Built-in text, link, sends another code", after: null },
    ]);
    expect(first?.ways).toEqual([{ label: "Resend", before: "send", after: null }]);
  });

  it("may have become one of another kind", () => {
    const after = withStep("end", {
      kind: "set-values",
      config: { values: [{ key: "a", value: "1" }] },
    });
    expect(diffFlow(before, after)[0]?.settings).toEqual([
      { label: "Kind", before: "End", after: "Set values" },
      { label: "Value a", before: null, after: "1" },
      { label: "Result", before: "Success", after: null },
    ]);
  });
});

it("reads every kind of step the same twice, so that only changes are told", () => {
  const all = documentOf({
    start: { kind: "start", config: { inputs: [{ key: "order" }] }, to: { next: "if" } },
    if: {
      kind: "condition",
      config: { rules: [{ id: "a", tests: [{ left: "{{form.x}}", operator: "is-phone" }] }] },
    },
    message: {
      kind: "message",
      config: { connectorId: `cn_${"a".repeat(24)}`, channel: "voice", to: "+1", content: "Hi" },
    },
    wait: { kind: "wait-receipt" },
    values: { kind: "set-values", config: { values: [{ key: "a", value: "b" }] } },
    sub: { kind: "subflow", config: { flow: "other", inputs: { a: "b" } } },
    end: { kind: "end", config: { result: "failure" } },
  });
  expect(diffFlow(all, all)).toEqual([]);
  const none = documentOf({ start: { kind: "start" } });
  expect(diffFlow(none, all).map(({ kind }) => kind)).toEqual([
    "changed",
    ...Array(6).fill("added"),
  ]);
});
