import type { KnownCode } from "@/lib/connectors/kit/connector-error";
import type { Channel } from "@/lib/core/channel";

/** What a flow's steps may refer to, as the editor offers and checks it. */
export type FlowSurroundings = {
  connectors: SurroundingConnector[];
  templates: SurroundingTemplate[];
  /** What "default" stands for in each channel. `templateId` is null for the built-in text. */
  defaults: Record<
    Channel,
    { connectorId: string; connectorName: string; templateId: string | null; templateName: string }
  >;
  /** Codes of providers by type of connector, for the types that the project has. */
  errorCodes: Record<string, readonly KnownCode[]>;
  /** Flows that a subflow step can run: others than this one. `runs`: keys of those that they run. */
  flows: { key: string; name: string; inputs: string[]; isPublished: boolean; runs: string[] }[];
  projectName: string;
};

export type SurroundingTemplate = {
  id: string;
  name: string;
  channel: Channel;
  /** How it reads, as plain text; cut where it is long. */
  text: string;
  /** Keys of the `options_<key>` that its texts name, in any language. */
  optionKeys: string[];
};

export type SurroundingConnector = {
  id: string;
  name: string;
  /** "twilio" */
  type: string;
  /** "Twilio" */
  typeName: string;
  /** Channels of its type; `reason` says why one cannot be used with these settings. */
  channels: { channel: Channel; reason: string | null }[];
  /** Its provider has failed lately. */
  isTroubled: boolean;
};
