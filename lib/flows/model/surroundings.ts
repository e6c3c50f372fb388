import type { Channel } from "@/lib/core/channel";

/** What a flow's steps may refer to, as the editor offers and checks it. */
export type FlowSurroundings = {
  connectors: SurroundingConnector[];
  templates: { id: string; name: string; channel: Channel }[];
  /** What "default" stands for in each channel. */
  defaults: Record<Channel, { connectorId: string; connectorName: string; templateName: string }>;
  /** Flows that a subflow step can run: others than this one. `runs`: keys of those that they run. */
  flows: { key: string; name: string; inputs: string[]; isPublished: boolean; runs: string[] }[];
  projectName: string;
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
