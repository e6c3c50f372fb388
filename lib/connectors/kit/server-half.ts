import "server-only";
import type { Channel } from "@/lib/core/channel";
import type { AppError } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";
import type { ConfigOf, ConnectorDefinition } from "./define";
import type { OutgoingMessage, SendOutcome } from "./message";
import type { Network } from "./network/network";
import type { TestLine, TestRecipient } from "./test-line";

/** What a server half may use of the world. Everything else of the house is out of its reach. */
export type ConnectorIo = {
  now: () => Date;
  /** Aborts when the caller's time is up. */
  signal: AbortSignal;
  /** Twilio's stand-in of tests and development; null in normal use. */
  twilioBaseUrl: string | null;
  /** How to reach hosts of an admin's choice; `systemNetwork()` when absent. */
  network?: Network;
  /** The console's own phone. Answers the id of the delivered message. */
  deliverToSandbox: (message: OutgoingMessage) => Promise<string>;
};

/** One value offered for a field, with words to choose by ("SMS", "Voice", "United States"). */
export type FieldOption = { value: string; label: string; badges: string[]; isUsable: boolean };

/** The code of a connector type that talks to the vendor. Configs arrive parsed and complete. */
export type ConnectorServer<Config> = {
  /** At most one attempt that could reach the recipient; never throws for what a vendor does. */
  send: (config: Config, message: OutgoingMessage, io: ConnectorIo) => Promise<SendOutcome>;
  /** The lines of a test in their final order, all pending, known before anything is asked. */
  planTest: (config: Config, recipient: TestRecipient | null) => TestLine[];
  /** Yields each line of the plan once it is known. Sends nothing unless there is a recipient. */
  runTest: (
    config: Config,
    recipient: TestRecipient | null,
    io: ConnectorIo,
  ) => AsyncIterable<TestLine>;
  /**
   * Values for a field with `canList`. `draft` is what has been filled in so far, with saved
   * secrets in place; the type parses what it needs of it.
   */
  listOptions?: (
    path: string,
    draft: Record<string, unknown>,
    io: ConnectorIo,
  ) => Promise<Result<FieldOption[], AppError>>;
  /** Recipients a test may be sent to, where the credentials allow only some. */
  testRecipients?: (config: Config, channel: Channel) => FieldOption[];
};

export type ServerOf<D extends ConnectorDefinition> = ConnectorServer<ConfigOf<D>>;
