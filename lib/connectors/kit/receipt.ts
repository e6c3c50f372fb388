import type { Channel } from "@/lib/core/channel";
import type { ConnectorError } from "./connector-error";

/** How far a message has come, in words that do not depend on the provider. */
export type MessageState = "queued" | "sent" | "delivered" | "undelivered" | "failed" | "unknown";

/** What a provider tells of one message, by a call of its own or when it is asked. */
export type Receipt = {
  /** The provider's id of the message ("SM…"). */
  providerId: string;
  status: MessageState;
  /** The provider's own word ("no-answer"). */
  providerStatus: string;
  /** The provider's code of why it was not delivered. */
  errorCode?: string;
  /** Why, where it was not delivered. */
  error?: ConnectorError;
  /** True once the provider will not change its mind. */
  isFinal: boolean;
  /** True for a call that was answered: by somebody, or by a machine. */
  isAnsweredCall?: boolean;
};

/** A receipt that was asked for, with what only the provider knows. */
export type LookedUp = Receipt & {
  /** What the message cost; absent until the provider has worked it out. */
  cost?: { amount: string; currency: string };
  segments?: number;
};

/** What to look for where the answer to a send was lost. */
export type SentQuery = { channel: Channel; to: string; since: Date; until: Date };

/**
 * What a provider has that was sent to one recipient in a span of time. `isComplete` is false where
 * there was more than one answer holds, so that nothing follows from what is absent.
 */
export type SentFound = { messages: LookedUp[]; isComplete: boolean };

/** A call that a provider made to this server, as it was received. */
export type InboundRequest = {
  /** The configured public address with the received path and query, byte for byte. */
  url: string;
  /** Names in lower case. */
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: string;
};

/**
 * `bad_signature`: it is not the provider's, or was changed on its way. `cannot_check`: the
 * settings hold no key to check signatures with. `malformed`: signed, and yet not what it should be.
 */
export type InboundProblem = "bad_signature" | "cannot_check" | "malformed";
