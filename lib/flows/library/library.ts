import type { Channel } from "@/lib/core/channel";
import type { FlowDocument } from "../model/document";
import { askStep, buildFlow, codeStep, endStep } from "./build";

/** A flow to begin with. */
export type LibraryFlow = {
  id: string;
  /** Proposed key of the flow. */
  key: string;
  name: string;
  summary: string;
  /** Further words to search by. */
  keywords: string;
  /** Has one step that sends through a connector of the project by this channel. */
  needsConnector?: Channel;
  document: FlowDocument;
};

/** Stands for a connector until the flow is made in a project, which gives it one of its own. */
const standInConnector = `cn_${"0".repeat(24)}`;

const start = { kind: "start", name: "Start", column: 0, config: {} } as const;

const signUpOrIn = (channel: "sms" | "email") => {
  const field = channel === "sms" ? "phone" : "email";
  return buildFlow({
    start: { ...start, to: { next: "ask" } },
    ask: askStep(field, 1, "send"),
    send: {
      kind: "otp-send",
      name: channel === "sms" ? "Sign Up or In / OTP / SMS" : "Sign Up or In / OTP / E-mail",
      column: 2,
      config: { purpose: "sign_up_or_in", channel, to: `{{form.${field}}}` },
      to: { sent: "code" },
    },
    code: codeStep(3, { verify: "verify", resend: "send" }),
    verify: {
      kind: "otp-verify",
      name: "Verify Code / OTP",
      column: 4,
      config: {},
      to: { verified: "end" },
    },
    end: endStep(5),
  });
};

/** SMS first; a call where SMS does not get through, by error or because the person asks for it. */
const fallBackToVoice = (errors: Record<string, { mode: "branch" }>, callMe: boolean) =>
  buildFlow({
    start: { ...start, to: { next: "ask" } },
    ask: askStep("phone", 1, "send-sms"),
    "send-sms": {
      kind: "otp-send",
      name: "Sign Up or In / OTP / SMS",
      column: 2,
      config: { purpose: "sign_up_or_in", channel: "sms", to: "{{form.phone}}" },
      errors,
      to: {
        sent: "code",
        ...Object.fromEntries(Object.keys(errors).map((key) => [`error.${key}`, "send-voice"])),
      },
    },
    code: {
      kind: "screen",
      name: "Ask for the code",
      column: 3,
      config: {
        fields: [{ kind: "code", key: "code" }],
        buttons: [
          { id: "submit", kind: "primary", isSubmit: true },
          { id: "resend", kind: "link", isSubmit: false, isResend: true },
          ...(callMe
            ? [
                {
                  id: "call",
                  label: "Call me instead",
                  kind: "link" as const,
                  isSubmit: false,
                },
              ]
            : []),
        ],
      },
      to: {
        submit: "verify",
        resend: "send-sms",
        ...(callMe ? { call: "send-voice" } : {}),
      },
    },
    "send-voice": {
      kind: "otp-send",
      name: "Sign Up or In / OTP / Voice",
      column: 3,
      row: 1,
      config: { purpose: "sign_up_or_in", channel: "voice", to: "{{form.phone}}" },
      errors: { blocked_by_provider: { mode: "branch" } },
      to: { sent: "code-by-call", "error.blocked_by_provider": "blocked" },
    },
    "code-by-call": codeStep(
      4,
      { verify: "verify", resend: "send-voice" },
      { name: "Ask for the code of the call", row: 1 },
    ),
    verify: {
      kind: "otp-verify",
      name: "Verify Code / OTP",
      column: 5,
      config: {},
      to: { verified: "end" },
    },
    end: endStep(6),
    blocked: {
      kind: "end",
      name: "Number is blocked",
      column: 4,
      row: 2,
      config: {
        result: "failure",
        text: "We cannot reach this number. Use another number, or ask us for help.",
      },
    },
  });

const stepUp = () =>
  buildFlow({
    start: { ...start, to: { next: "signed-in" } },
    "signed-in": {
      kind: "condition",
      name: "Is somebody signed in?",
      column: 1,
      config: {
        rules: [
          {
            id: "has-phone",
            name: "Has a number",
            tests: [{ left: "{{user.phone}}", operator: "is-phone" }],
          },
        ],
      },
      to: { "has-phone": "send", else: "nobody" },
    },
    send: {
      kind: "otp-send",
      name: "Sign In / OTP / SMS",
      column: 2,
      config: { purpose: "sign_in", channel: "sms", to: "{{user.loginId}}" },
      to: { sent: "code", "error.other": "not-sent" },
      errors: { other: { mode: "branch" } },
    },
    "not-sent": {
      kind: "end",
      name: "No code was sent",
      column: 3,
      row: 1,
      config: { result: "failure", text: "No code could be sent. Try again later." },
    },
    code: codeStep(3, { verify: "verify", resend: "send" }),
    verify: {
      kind: "otp-verify",
      name: "Verify Code / OTP",
      column: 4,
      config: {},
      to: { verified: "end" },
    },
    end: endStep(5),
    nobody: {
      kind: "end",
      name: "Nobody is signed in",
      column: 2,
      row: 1,
      config: { result: "failure", text: "Sign in first." },
    },
  });

const orderNotification = (connectorId: string) =>
  buildFlow({
    start: { ...start, config: { inputs: [{ key: "order" }] }, to: { next: "ask" } },
    ask: askStep("phone", 1, "send"),
    send: {
      kind: "otp-send",
      name: "Sign Up or In / OTP / SMS",
      column: 2,
      config: { purpose: "sign_up_or_in", channel: "sms", to: "{{form.phone}}" },
      to: { sent: "code" },
    },
    code: codeStep(3, { verify: "verify", resend: "send" }),
    verify: {
      kind: "otp-verify",
      name: "Verify Code / OTP",
      column: 4,
      config: {},
      to: { verified: "notify" },
    },
    notify: {
      kind: "message",
      name: "Tell about the order",
      column: 5,
      config: {
        connectorId,
        channel: "sms",
        to: "{{user.phone}}",
        content: "{{project.name}}: your order {{inputs.order}} is on its way.",
        contextKey: "notice",
      },
      errors: { other: { mode: "ignore" } },
      to: { sent: "end" },
    },
    end: endStep(6),
  });

/** Flows to begin with. One that sends a message of its own takes a connector of the project. */
export const library: readonly LibraryFlow[] = [
  {
    id: "sign-up-or-in-sms",
    key: "sign-up-or-in",
    name: "Sign up or in by SMS",
    summary: "A number, a code by text message, signed in.",
    keywords: "otp text message login register",
    document: signUpOrIn("sms"),
  },
  {
    id: "sms-or-voice",
    key: "sign-in-sms-or-call",
    name: "Sign up or in by SMS, with a call on request",
    summary: "The code screen offers a call to whoever gets no text message.",
    keywords: "otp voice landline accessibility login",
    document: fallBackToVoice({}, true),
  },
  {
    id: "sign-up-or-in-email",
    key: "sign-in-email",
    name: "Sign up or in by e-mail",
    summary: "An address, a code by e-mail, signed in.",
    keywords: "otp mail smtp login register",
    document: signUpOrIn("email"),
  },
  {
    id: "sms-blocked-voice",
    key: "sign-in-with-fallback",
    name: "SMS that falls back to a call when blocked",
    summary:
      "Where the provider blocks, filters or cannot deliver the text message, a call says the code.",
    keywords: "otp voice 21216 blocked by provider fallback fraud carrier",
    document: fallBackToVoice(
      {
        blocked_by_provider: { mode: "branch" },
        blocked_country: { mode: "branch" },
        filtered: { mode: "branch" },
        unreachable: { mode: "branch" },
        opted_out: { mode: "branch" },
      },
      true,
    ),
  },
  {
    id: "step-up",
    key: "step-up",
    name: "Step-up for somebody signed in",
    summary: "Asks somebody who is signed in for one more code, before something that matters.",
    keywords: "mfa confirm second factor reauthenticate",
    document: stepUp(),
  },
  {
    id: "order-notification",
    key: "order-notification",
    name: "Order notification",
    summary: "Signs in and tells {{user.phone}} about an order with a message of your own.",
    keywords: "custom message connector twilio sms notify text",
    document: orderNotification(standInConnector),
    needsConnector: "sms",
  },
];

export const findLibraryFlow = (id: string): LibraryFlow | null =>
  library.find((flow) => flow.id === id) ?? null;

/** The document with a connector of the project in place of the one it cannot know. */
export function libraryDocument({ document }: LibraryFlow, connectorId: string): FlowDocument {
  const steps = Object.entries(document.steps).map(([id, step]) => [
    id,
    step.kind === "message" ? { ...step, config: { ...step.config, connectorId } } : step,
  ]);
  return { ...document, steps: Object.fromEntries(steps) };
}
