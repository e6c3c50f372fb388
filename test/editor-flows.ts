import { type FlowDocument, flowDocument } from "@/lib/flows/model/document";
import type { FlowSurroundings } from "@/lib/flows/model/surroundings";

type StepInput = Parameters<typeof flowDocument.parse>[0];

const parse = (steps: StepInput): FlowDocument =>
  flowDocument.parse({ format: "patchbay-flow/1", steps });

const ask = (key: string, kind: string, more: object[] = []) => ({
  fields: [{ kind, key }],
  buttons: [{ id: "submit", label: "Continue" }, ...more],
});

const send = (channel: string) => ({ purpose: "sign_up_or_in", channel, to: "{{form.phone}}" });

/** Sign-in by text message that calls where messages are blocked. */
export function signInFlow(): FlowDocument {
  return parse({
    start: {
      kind: "start",
      name: "Start",
      at: { x: 0, y: 120 },
      config: {},
      to: { next: "phone" },
    },
    phone: {
      kind: "screen",
      name: "Ask for the number",
      at: { x: 300, y: 110 },
      config: ask("phone", "phone"),
      to: { submit: "send-code" },
    },
    "send-code": {
      kind: "otp-send",
      name: "Sign Up or In / OTP / SMS",
      at: { x: 600, y: 90 },
      config: send("sms"),
      to: { sent: "code", "error.blocked_by_provider": "call" },
      errors: {
        blocked_by_provider: { mode: "branch" },
        country_refused: { mode: "back", text: "We cannot send to this country." },
      },
    },
    call: {
      kind: "otp-send",
      name: "Sign Up or In / OTP / Voice",
      at: { x: 900, y: 260 },
      config: send("voice"),
      to: { sent: "code", "error.code_21216": "sorry" },
      errors: { code_21216: { mode: "branch" } },
    },
    code: {
      kind: "screen",
      name: "Ask for the code",
      at: { x: 1200, y: 80 },
      config: ask("code", "code", [
        { id: "resend", label: "Send again", kind: "link", isSubmit: false, isResend: true },
      ]),
      to: { submit: "verify", resend: "send-code" },
    },
    verify: {
      kind: "otp-verify",
      name: "Verify Code / OTP",
      at: { x: 1500, y: 80 },
      config: {},
      to: { verified: "is-new" },
    },
    "is-new": {
      kind: "condition",
      name: "Has a name",
      at: { x: 1800, y: 60 },
      config: {
        rules: [
          {
            id: "rule-1",
            name: "Known",
            tests: [{ left: "{{user.name}}", operator: "not-empty" }],
          },
        ],
      },
      to: { "rule-1": "done", else: "ask-name" },
    },
    "ask-name": {
      kind: "screen",
      name: "Ask for the name",
      at: { x: 2100, y: 220 },
      config: ask("name", "text"),
      to: { submit: "done" },
    },
    done: {
      kind: "end",
      name: "Signed in",
      at: { x: 2400, y: 80 },
      config: { result: "success" },
    },
    sorry: {
      kind: "end",
      name: "Cannot be reached",
      at: { x: 1200, y: 340 },
      config: { result: "failure", text: "We could not reach this number." },
    },
  });
}

/** Start alone, as a new flow is. */
export function emptyFlow(): FlowDocument {
  return parse({ start: { kind: "start", name: "Start", at: { x: 0, y: 0 }, config: {} } });
}

/** Chains of sign-ins beside one another, `length` steps in all, each with a way into the next. */
export function longFlow(length: number): FlowDocument {
  const steps: Record<string, object> = {};
  const kinds = [
    { kind: "screen", name: "Ask for the number", config: ask("phone", "phone"), port: "submit" },
    { kind: "otp-send", name: "Send a code by SMS", config: send("sms"), port: "sent" },
    { kind: "screen", name: "Ask for the code", config: ask("code", "code"), port: "submit" },
    { kind: "otp-verify", name: "Check the code", config: {}, port: "verified" },
    {
      kind: "condition",
      name: "Comes from Europe",
      config: {
        rules: [
          { id: "yes", tests: [{ left: "{{user.phone}}", operator: "contains", right: "+4" }] },
        ],
      },
      port: "yes",
    },
  ];
  const inRow = 25;
  for (let index = 0; index < length - 1; index += 1) {
    const { port, ...step } = kinds[index % kinds.length] ?? { port: "" };
    const next = index + 1 < length - 1 ? { [port]: `step-${index + 1}` } : {};
    const isSend = index % kinds.length === 1;
    const back = Math.max(0, index - 1);
    steps[`step-${index}`] = {
      ...step,
      at: { x: 300 + (index % inRow) * 300, y: Math.floor(index / inRow) * 240 },
      to: { ...next, ...(isSend ? { "error.blocked_by_provider": `step-${back}` } : {}) },
      errors: isSend ? { blocked_by_provider: { mode: "branch" } } : {},
    };
  }
  return parse({
    start: { kind: "start", name: "Start", at: { x: 0, y: 0 }, config: {}, to: { next: "step-0" } },
    ...steps,
  });
}

export const flowSurroundings: FlowSurroundings = {
  connectors: [
    {
      id: "cn_twilio000000000000000000",
      name: "Twilio main",
      type: "twilio",
      typeName: "Twilio",
      channels: [
        { channel: "sms", reason: null },
        { channel: "voice", reason: null },
      ],
      isTroubled: false,
    },
    {
      id: "cn_mail00000000000000000000",
      name: "Mail",
      type: "smtp",
      typeName: "SMTP",
      channels: [{ channel: "email", reason: null }],
      isTroubled: true,
    },
  ],
  templates: [],
  errorCodes: {},
  defaults: {
    sms: {
      connectorId: "cn_twilio000000000000000000",
      connectorName: "Twilio main",
      templateId: null,
      templateName: "System",
    },
    voice: {
      connectorId: "cn_twilio000000000000000000",
      connectorName: "Twilio main",
      templateId: null,
      templateName: "System",
    },
    email: {
      connectorId: "cn_mail00000000000000000000",
      connectorName: "Mail",
      templateId: null,
      templateName: "System",
    },
  },
  flows: [{ key: "step-up", name: "Step up", inputs: [], isPublished: false, runs: [] }],
  projectName: "Acme",
};
