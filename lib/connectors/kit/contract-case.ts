import type { ErrorClass } from "./connector-error";
import type { InboundRequest } from "./receipt";
import type { ConnectorIo } from "./server-half";
import type { TestRecipient } from "./test-line";

/** A configured connector and the world it lives in, for the suite that every type passes. */
export type ContractWorld<Config> = {
  config: Config;
  io: ConnectorIo;
  /** Messages that reached somebody so far. */
  sentCount: () => number | Promise<number>;
  close: () => Promise<void>;
};

/** What `contract.test.ts` needs to know of a type; kept in the type's folder as `contract.case.ts`. */
export type ContractCase<Config> = {
  recipient: TestRecipient;
  /** Every secret in the config, in the forms that could leak. */
  secrets: readonly string[];
  /** A world in which everything works, with a vendor of its own. */
  start: () => Promise<ContractWorld<Config>>;
  /** The same with nobody answering at the vendor's address; null for a type without a vendor. */
  startDown: (() => Promise<ContractWorld<Config>>) | null;
  /** Calls of the vendor with its true signature; for types that read such calls. */
  signed?: {
    config: Config;
    /** Tells that a message was delivered. */
    receipt: InboundRequest;
    /** Tells that a key was pressed, where the type speaks after one. */
    keyPress?: InboundRequest;
  };
  /** Errors of the vendor as it tells them, and what the type makes of each. */
  errorClasses: () => Record<string, ErrorClass>;
};
