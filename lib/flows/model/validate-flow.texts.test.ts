import { describe, expect, it } from "vitest";
import { surroundingsOf } from "@/test/flow-surroundings";
import { documentOf, signInSteps } from "@/test/flows";
import { validateFlow } from "./validate-flow";

const connectorId = `cn_${"a".repeat(24)}`;
const surroundings = surroundingsOf({ connectors: [{ id: connectorId, name: "Any" }] });

const textsOf = (steps: Parameters<typeof documentOf>[0]) =>
  validateFlow(documentOf(steps), surroundings, { key: "self" }).map(
    ({ severity, path, text }) => `${severity} ${path}: ${text}`,
  );

/** The sign-in with a message after it. */
const withMessage = (config: object) => ({
  ...signInSteps(),
  verify: { kind: "otp-verify", to: { verified: "notify" } },
  notify: {
    kind: "message",
    config: { connectorId, channel: "sms", to: "{{user.phone}}", content: "Hello", ...config },
    to: { sent: "end" },
  },
});

describe("To", () => {
  const cannot = (what: string) => [`error config.to: To can never be ${what}.`];

  it.each([
    [{ to: "{{user.phone}}" }, []],
    [{ to: "{{form.phone}}" }, []],
    [{ to: "+14155550100" }, []],
    [{ to: "+1{{form.phone}}" }, []],
    [{ to: "" }, ["error config.to: To is empty."]],
    [{ to: "somebody" }, cannot("a phone number")],
    [{ to: "ada@example.com" }, cannot("a phone number")],
    [{ to: "{{user.email}}" }, cannot("a phone number")],
    [{ to: "{{user.name}}" }, cannot("a phone number")],
    [{ to: "{{sentTo.maskedPhone}}" }, cannot("a phone number")],
    [{ channel: "email", to: "{{user.email}}" }, []],
    [{ channel: "email", to: "ada@example.com" }, []],
    [{ channel: "email", to: "{{form.phone}}" }, cannot("an e-mail address")],
    [{ channel: "email", to: "{{user.phone}}" }, cannot("an e-mail address")],
    [{ channel: "voice", to: "{{project.name}}" }, cannot("a phone number")],
  ])("of %j", (config, expected) => {
    expect(textsOf(withMessage({ subject: "Hello", ...config }))).toEqual(expected);
  });

  it("may be any login id of somebody who signs in, and of nobody else", () => {
    const byName = (purpose: string) => signInSteps({ purpose, to: "ada" });
    expect(textsOf(byName("sign_in"))).toEqual([]);
    expect(textsOf(byName("sign_up"))).toEqual(cannot("a phone number"));
  });
});

describe("values", () => {
  it("are known from the steps before, and not from those after", () => {
    expect(
      textsOf(
        withMessage({
          content: "{{form.phone}} {{user.name}} {{project.name}} {{now}} {{error.text}}",
        }),
      ),
    ).toEqual([]);
    expect(
      textsOf(withMessage({ content: "{{form.code}} {{inputs.order}}", contextKey: "notice" })),
    ).toEqual([
      "warning config.content: Nothing before this step sets {{form.code}}, so it becomes nothing.",
      "warning config.content: Nothing before this step sets {{inputs.order}}, so it becomes nothing.",
    ]);
    expect(textsOf(signInSteps({ details: { name: "{{connectors.notice.status}}" } }))).toEqual([
      "warning config.details.name: Nothing before this step sets {{connectors.notice.status}}, so it becomes nothing.",
    ]);
  });

  it("of the start's inputs and of values that were set are known", () => {
    const steps = withMessage({ content: "{{inputs.order}} {{values.total}}" });
    expect(
      textsOf({
        ...steps,
        start: { kind: "start", config: { inputs: [{ key: "order" }] }, to: { next: "set" } },
        set: {
          kind: "set-values",
          config: { values: [{ key: "total", value: "{{inputs.order}} pieces" }] },
          to: { next: "phone" },
        },
      }),
    ).toEqual([]);
  });
});

describe("the text of a message", () => {
  it("is there", () => {
    expect(textsOf(withMessage({ content: "" }))).toEqual([
      "error config.content: Message content is empty.",
    ]);
    expect(textsOf(withMessage({ channel: "voice", content: "" }))).toEqual([
      "error config.content: Call content is empty.",
    ]);
  });

  it("is counted in segments without its values", () => {
    const value = "{{project.name}}";
    expect(textsOf(withMessage({ content: `${"a".repeat(160)}${value}` }))).toEqual([]);
    expect(textsOf(withMessage({ content: `${"a".repeat(161)}${value}` }))).toEqual([
      "warning config.content: Message content takes 2 segments before its values are filled in.",
    ]);
    expect(textsOf(withMessage({ content: "й".repeat(71) }))).toHaveLength(1);
    expect(textsOf(withMessage({ channel: "voice", content: "a".repeat(500) }))).toEqual([]);
  });

  it("of a draft that is being written may be too long", () => {
    const document = documentOf(withMessage({}));
    const { notify } = document.steps;
    if (notify?.kind !== "message") throw new Error("The message is gone.");
    notify.config.content = "a".repeat(1_601);
    expect(validateFlow(document, surroundings, { key: "self" })).toMatchObject([
      { severity: "error", text: "Message content is over 1,600 characters long." },
    ]);
  });
});

describe("a pattern", () => {
  const matching = (right: string) => ({
    start: { kind: "start", to: { next: "if" } },
    if: {
      kind: "condition",
      config: { rules: [{ id: "a", tests: [{ left: "{{now}}", operator: "matches", right }] }] },
      to: { a: "end", else: "end" },
    },
    end: { kind: "end", config: { result: "success" } },
  });

  it.each(["^2026", "a+b", "{{project.name}}"])("such as %s is fine", (right) => {
    expect(textsOf(matching(right))).toEqual([]);
  });

  it.each(["(", "(a+)+"])("such as %s is an error", (right) => {
    expect(textsOf(matching(right))).toEqual([
      "error config.rules.0.tests.0.right: This pattern cannot be read, or could keep the server busy.",
    ]);
  });
});
