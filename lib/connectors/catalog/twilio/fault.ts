import type { ProviderAnswer } from "../../kit/connector-error";

/** Why no whole answer came. */
export type NetworkReason =
  | "refused"
  | "dns"
  | "tls"
  | "timeout"
  | "reset"
  | "too_big"
  | "not_http"
  | "host_not_allowed";

/**
 * What went wrong with one request, rebuilt from these fields only. The SDK's own errors carry the
 * Basic credentials and the message text and never leave the client.
 *
 * - `not_sent`: no byte of the request left; trying again is safe.
 * - `interrupted`: the request left, no whole answer came back; Twilio may have done it.
 * - `refused`: Twilio, or something in between, answered with a status that is no success.
 * - `unreadable`: a success whose body is not what Twilio writes; Twilio may have done it.
 */
export type TwilioFault = {
  kind: "not_sent" | "interrupted" | "refused" | "unreadable";
  reason?: NetworkReason;
  /** False when the answer was no JSON of Twilio's: a proxy or a captive portal spoke. */
  isTwilio: boolean;
  answer: ProviderAnswer;
};

/** The outcome of one question to Twilio. */
export type Asked<T> = { durationMs: number } & (
  | { ok: true; value: T; answer: ProviderAnswer }
  | { ok: false; fault: TwilioFault }
);
