import "server-only";
import type { Channel } from "@/lib/core/channel";
import type { AppError } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";
import type { ConnectorError, KnownCode } from "./connector-error";
import type { ConfigOf, ConnectorDefinition } from "./define";
import type { OutgoingMessage, SendOutcome, SpokenScript } from "./message";
import type { Network } from "./network/network";
import type {
  InboundProblem,
  InboundRequest,
  LookedUp,
  Receipt,
  SentFound,
  SentQuery,
} from "./receipt";
import type { TestLine, TestRecipient } from "./test-line";

/** Addresses of this server that a provider may call about one message. */
export type Callbacks = {
  /** Where to report what becomes of the message; may be called before `send` has ended. */
  statusUrl: string;
  /**
   * Keeps the spoken text of the message until the person called asks for it, and answers the
   * address to fetch it from. Works once for each `send`.
   */
  holdScript: () => Promise<string>;
};

/** What a server half may use of the world. Everything else of the house is out of its reach. */
export type ConnectorIo = {
  now: () => Date;
  /** Aborts when the caller's time is up. */
  signal: AbortSignal;
  /** Twilio's stand-in of tests and development; null in normal use. */
  twilioBaseUrl: string | null;
  /** How to reach hosts of an admin's choice; `systemNetwork()` when absent. */
  network?: Network;
  /** Absent where this server has no address that a provider could reach. */
  callbacks?: Callbacks;
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
  /** For types whose provider reports by itself what becomes of a message. */
  receipts?: ReceiptReader<Config>;
  /** For types that fetch what a call says while it goes on. */
  calls?: CallAnswerer<Config>;
  /** Asks what became of a message. Reads only, so asking again does no harm. */
  lookUp?: (
    config: Config,
    message: { providerId: string; channel: Channel },
    io: ConnectorIo,
  ) => Promise<Result<LookedUp, ConnectorError>>;
  /**
   * Lists what the connector sent to somebody, for a send whose answer was lost. Reads only, and
   * keeps nothing of what a message says.
   */
  findSent?: (
    config: Config,
    query: SentQuery,
    io: ConnectorIo,
  ) => Promise<Result<SentFound, ConnectorError>>;
  /** The error that a code of the provider stands for; null for a code that the type does not know. */
  errorOfCode?: (code: string) => ConnectorError | null;
  /** The codes that `errorOfCode` knows, to choose one of them. */
  errorCodes?: () => KnownCode[];
  /** Recipients a test may be sent to, where the credentials allow only some. */
  testRecipients?: (config: Config, channel: Channel) => FieldOption[];
};

/** Reports that a provider sends to `Callbacks.statusUrl`. Pure: what is done with them is decided outside. */
export type ReceiptReader<Config> = {
  /** Whether reports can be checked with these settings. Without it nobody else's are believed. */
  canCheck: (config: Config) => boolean;
  /** Checks the signature before it reads anything. `ignored` is genuine and tells nothing. */
  read: (
    config: Config,
    request: InboundRequest,
  ) => Promise<Result<Receipt | "ignored", InboundProblem>>;
};

/** What a provider asks for while a call goes on, at the address of `Callbacks.holdScript`. */
export type CallQuestion = {
  /** The provider's id of the call. */
  providerId: string;
  /** True once the person at the phone has asked for the text by a key press. */
  isAskedFor: boolean;
};

/** A document of a provider's own kind that says how a call goes on. */
export type CallDocument = { contentType: string; body: string };

/** Calls whose text is spoken only to somebody who pressed a key, so never to an answering machine. */
export type CallAnswerer<Config> = {
  read: (config: Config, request: InboundRequest) => Promise<Result<CallQuestion, InboundProblem>>;
  /** Asks for a key press, which leads back to `url`. */
  invite: (language: string, url: string) => CallDocument;
  speak: (spoken: SpokenScript) => CallDocument;
};

export type ServerOf<D extends ConnectorDefinition> = ConnectorServer<ConfigOf<D>>;
