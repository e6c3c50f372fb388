import type { PublishedFlow } from "../people/publish-flow";

const submit = { id: "submit" };
const resend = { id: "resend", isSubmit: false, isResend: true, kind: "link" };

/** Sign up or in by SMS without an author's texts, so that ours are seen. */
export const signInSteps = (): PublishedFlow["steps"] => ({
  start: { kind: "start", to: { next: "phone" } },
  phone: {
    kind: "screen",
    config: { fields: [{ kind: "phone", key: "phone" }], buttons: [submit] },
    to: { submit: "send" },
  },
  send: {
    kind: "otp-send",
    config: { purpose: "sign_up_or_in", channel: "sms", to: "{{form.phone}}" },
    to: { sent: "code" },
  },
  code: {
    kind: "screen",
    config: { fields: [{ kind: "code", key: "code" }], buttons: [submit, resend] },
    to: { submit: "verify", resend: "send" },
  },
  verify: { kind: "otp-verify", to: { verified: "end" } },
  end: { kind: "end", config: { result: "success" } },
});
