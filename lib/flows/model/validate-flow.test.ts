import { describe, expect, it } from "vitest";
import { surroundingsOf } from "@/test/flow-surroundings";
import { documentOf, signInSteps } from "@/test/flows";
import type { Finding } from "./finding";
import { validateFlow } from "./validate-flow";

type Steps = Parameters<typeof documentOf>[0];

const connectorId = `cn_${"a".repeat(24)}`;
const gone = `cn_${"f".repeat(24)}`;
const template = (letter: string) => `tp_${letter.repeat(24)}`;

const surroundings = surroundingsOf({
  connectors: [
    { id: connectorId, name: "Twilio main" },
    { id: `cn_${"b".repeat(24)}`, name: "Mail", channels: [{ channel: "email", reason: null }] },
    {
      id: `cn_${"c".repeat(24)}`,
      name: "No voice",
      channels: [{ channel: "voice", reason: "It has no number to call from." }],
    },
    { id: `cn_${"d".repeat(24)}`, name: "Shaky", isTroubled: true },
  ],
  templates: [
    { id: template("a"), name: "Short", channel: "sms", text: "{{code}}", optionKeys: [] },
    { id: template("b"), name: "Letter", channel: "email", text: "{{code}}", optionKeys: [] },
  ],
  flows: [
    { key: "done", name: "Done", inputs: [], isPublished: true, runs: [] },
    { key: "draft", name: "Draft", inputs: [], isPublished: false, runs: [] },
    { key: "circle", name: "Circle", inputs: [], isPublished: true, runs: ["middle"] },
    { key: "middle", name: "Middle", inputs: [], isPublished: true, runs: ["self"] },
  ],
});

const findingsOf = (steps: Steps, around = surroundings): Finding[] =>
  validateFlow(documentOf(steps), around, { key: "self" });

/** "error connector-gone at send config.connectorId" */
const inShort = ({ id, severity, stepId, path, port }: Finding) =>
  [severity, id.split(":")[0], "at", stepId, path ?? port].filter(Boolean).join(" ");

const check = (steps: Steps) => findingsOf(steps).map(inShort);

/** The sign-in with some steps written anew; undefined takes a step away. */
const changed = (changes: Record<string, Steps[string] | undefined>): Steps =>
  // Steps that are undefined are taken out.
  Object.fromEntries(
    Object.entries({ ...signInSteps(), ...changes }).filter(([, step]) => step !== undefined),
  ) as Steps;

const end = { kind: "end", config: { result: "success" } };
const message = (config: object, more: object = {}) =>
  changed({
    verify: { kind: "otp-verify", to: { verified: "notify" } },
    notify: {
      kind: "message",
      config: { connectorId, channel: "sms", to: "{{user.phone}}", content: "Hello", ...config },
      to: { sent: "end" },
      ...more,
    },
  });
const subflow = (flow: string) =>
  changed({
    verify: { kind: "otp-verify", to: { verified: "sub" } },
    sub: { kind: "subflow", config: { flow }, to: { success: "end", failure: "end" } },
  });

it("says nothing of a flow that is in order", () => {
  expect(check(signInSteps())).toEqual([]);
  expect(check(message({}))).toEqual([]);
  expect(check(subflow("done"))).toEqual([]);
});

it("puts errors first, and names each finding once", () => {
  const findings = findingsOf(changed({ spare: end, start: { kind: "start" } }));
  expect(findings.map(({ severity }) => severity)).toEqual([
    "error",
    ...Array(findings.length - 1).fill("warning"),
  ]);
  expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
});

describe.each<[string, Steps, string[]]>([
  ["a step that nothing leads to", changed({ spare: end }), ["warning unreachable at spare"]],
  [
    "a way that leads nowhere",
    changed({ verify: { kind: "otp-verify" } }),
    ["error unconnected at verify verified", "warning unreachable at end"],
  ],
  [
    "an error's branch that leads nowhere",
    signInSteps({}, { blocked_by_provider: { mode: "branch" } }),
    ["error unconnected at send error.blocked_by_provider"],
  ],
  [
    "a flow without an end",
    { start: { kind: "start", to: { next: "page" } }, page: page("page") },
    ["error no-end at"],
  ],
  [
    "a loop that never stops for a person",
    {
      start: { kind: "start", to: { next: "set" } },
      set: values("if"),
      if: condition("set", "end"),
      end,
    },
    ["error endless at set"],
  ],
  [
    "two steps of one name",
    changed({ end: { ...end, name: "verify" } }),
    ["warning same-name at end name"],
  ],
  [
    "an error that is ignored though nothing was sent",
    signInSteps({}, { blocked_by_provider: { mode: "ignore" } }),
    ["error false-success at send errors.blocked_by_provider"],
  ],
  [
    "errors that have no screen to go back to",
    {
      start: { kind: "start", to: { next: "notify" } },
      notify: {
        kind: "message",
        config: { connectorId, channel: "sms", to: "+14155550100", content: "Hello" },
        to: { sent: "end" },
      },
      end,
    },
    ["warning no-way-back at notify errors"],
  ],
  [
    "a connector that is gone",
    message({ connectorId: gone }),
    ["error connector-gone at notify config.connectorId"],
  ],
  [
    "a connector that cannot do the channel",
    signInSteps({ connectorId: `cn_${"b".repeat(24)}` }),
    ["error connector-channel at send config.connectorId"],
  ],
  [
    "a connector without a sender for calls",
    signInSteps({ connectorId: `cn_${"c".repeat(24)}`, channel: "voice" }),
    ["error connector-not-ready at send config.connectorId"],
  ],
  [
    "a connector in trouble",
    message({ connectorId: `cn_${"d".repeat(24)}` }),
    ["warning connector-troubled at notify config.connectorId"],
  ],
  [
    "a template that is gone",
    signInSteps({ templateId: template("f") }),
    ["error template-gone at send config.templateId"],
  ],
  [
    "a template of another channel",
    signInSteps({ templateId: template("b") }),
    ["error template-channel at send config.templateId"],
  ],
  ["a subflow that is gone", subflow("nowhere"), ["error flow-gone at sub config.flow"]],
  ["a subflow that was never published", subflow("draft"), ["error flow-draft at sub config.flow"]],
  ["a flow that runs itself", subflow("self"), ["error flow-itself at sub config.flow"]],
  [
    "a flow that runs itself through others",
    subflow("circle"),
    ["error flow-circle at sub config.flow"],
  ],
  [
    "a code that no screen asks for",
    changed({
      verify: { kind: "otp-verify", config: { codeField: "other" }, to: { verified: "end" } },
    }),
    ["error code-not-asked at verify config.codeField"],
  ],
  [
    "a code that nothing sends",
    changed({
      send: undefined,
      phone: page("code", "code"),
      code: page("verify", "code", "submit", { kind: "code", key: "code" }),
    }),
    ["error code-not-sent at verify"],
  ],
  [
    "a receipt of nothing",
    {
      start: { kind: "start", to: { next: "wait" } },
      wait: { kind: "wait-receipt", to: { delivered: "end", undelivered: "end", none: "end" } },
      end,
    },
    ["error receipt-of-nothing at wait config.step"],
  ],
  [
    "a receipt of a step that comes later",
    changed({
      phone: page("wait", "phone"),
      wait: {
        kind: "wait-receipt",
        config: { step: "send" },
        to: { delivered: "send", undelivered: "send", none: "send" },
      },
      code: {
        kind: "screen",
        config: { fields: [{ kind: "code", key: "code" }], buttons: [{ id: "submit" }] },
        to: { submit: "verify" },
      },
    }),
    ["error receipt-of-nothing at wait config.step"],
  ],
])("%s", (_, steps, expected) => {
  it("is found", () => expect(check(steps)).toEqual(expected));
});

/** A screen with one field and one button. */
function page(to: string, key = "name", button = "submit", field: object = {}) {
  return {
    kind: "screen",
    config: {
      fields: [{ kind: key === "phone" ? "phone" : "text", key, ...field }],
      buttons: [{ id: button }],
    },
    to: { [button]: to },
  };
}

function values(to: string) {
  return { kind: "set-values", config: { values: [{ key: "a", value: "1" }] }, to: { next: to } };
}

function condition(rule: string, otherwise: string) {
  return {
    kind: "condition",
    config: { rules: [{ id: "a", tests: [{ left: "{{values.a}}", operator: "not-empty" }] }] },
    to: { a: rule, else: otherwise },
  };
}

describe("loops", () => {
  it("are fine where they pass a screen", () => {
    expect(
      check({
        start: { kind: "start", to: { next: "set" } },
        set: values("page"),
        page: page("if"),
        if: condition("set", "end"),
        end,
      }),
    ).toEqual([]);
  });

  it("are told of once, with the names of their steps", () => {
    const [first] = findingsOf({
      start: { kind: "start", to: { next: "set" } },
      set: { ...values("if"), name: "Set it" },
      if: condition("set", "end"),
      end,
    });
    expect(first?.text).toBe("This loop never stops for a person: Set it, if.");
  });
});

describe("what default stands for", () => {
  const voice = signInSteps({ channel: "voice" });
  const withDefault = (connector: string) => ({
    ...surroundings,
    defaults: {
      ...surroundings.defaults,
      voice: {
        connectorId: connector,
        connectorName: "",
        templateId: null,
        templateName: "System",
      },
    },
  });

  it("is looked at like a connector that was chosen", () => {
    expect(findingsOf(voice, withDefault(connectorId))).toEqual([]);
    expect(findingsOf(voice, withDefault(gone)).map(inShort)).toEqual([
      "error no-default at send config.connectorId",
    ]);
    const [silent] = findingsOf(voice, withDefault(`cn_${"c".repeat(24)}`));
    expect(silent?.text).toBe("No voice: It has no number to call from.");
  });
});

it("looks at five hundred steps", () => {
  const steps: Steps = { start: { kind: "start", to: { next: "page-0" } }, end };
  for (let index = 0; index < 500; index++)
    steps[`page-${index}`] = page(index === 499 ? "end" : `page-${index + 1}`, `field${index}`);
  expect(check(steps)).toEqual([]);
});
