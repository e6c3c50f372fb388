import type { ConnectorError, ProviderAnswer } from "./connector-error";
import type { MessageState } from "./receipt";

/** One part of a spoken message: a sentence, or the digits of a code spoken one by one. */
export type SpokenPart = { say: string } | { digits: string } | { pauseSeconds: number };

/** What a call says, in the order of its parts. `language` is a BCP 47 tag ("en-US"). */
export type SpokenScript = { script: SpokenPart[]; language: string };

/**
 * A rendered message on its way out. `to` is E.164 for sms and voice, an address for email.
 * `code` is the bare one-time password for gateways that want it beside the text.
 */
export type OutgoingMessage = { to: string; code?: string; validForSeconds?: number } & (
  | { channel: "sms"; text: string }
  | ({ channel: "voice" } & SpokenScript)
  | { channel: "email"; subject: string; html: string; text: string }
);

/**
 * `unknown`: bytes left, no clear answer came back. It is never sent again by us. Of `sent`,
 * `status` is the provider's own word and `state` what it stands for; `isReported` says that the
 * provider was asked to report what becomes of the message. `providerId` is "" where none is given.
 */
export type SendOutcome =
  | {
      outcome: "sent";
      providerId: string;
      status: string;
      state: Extract<MessageState, "queued" | "sent" | "delivered">;
      isReported?: boolean;
      answer: ProviderAnswer;
    }
  | { outcome: "refused"; error: ConnectorError }
  | { outcome: "unknown"; error: ConnectorError };
