import type { ConnectorError, ProviderAnswer } from "./connector-error";

/** One part of a spoken message: a sentence, or the digits of a code spoken one by one. */
export type SpokenPart = { say: string } | { digits: string } | { pauseSeconds: number };

/**
 * A rendered message on its way out. `to` is E.164 for sms and voice, an address for email.
 * `code` is the bare one-time password for gateways that want it beside the text.
 */
export type OutgoingMessage = { to: string; code?: string; validForSeconds?: number } & (
  | { channel: "sms"; text: string }
  | { channel: "voice"; script: SpokenPart[]; language: string }
  | { channel: "email"; subject: string; html: string; text: string }
);

/** `unknown`: bytes left, no clear answer came back. It is never sent again by us. */
export type SendOutcome =
  | { outcome: "sent"; providerId: string; status: string; answer: ProviderAnswer }
  | { outcome: "refused"; error: ConnectorError }
  | { outcome: "unknown"; error: ConnectorError };
