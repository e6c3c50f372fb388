import { type Channel, channels } from "@/lib/core/channel";
import type { FlowSurroundings, SurroundingConnector } from "@/lib/flows/model/surroundings";

type Given = Partial<Omit<FlowSurroundings, "connectors">> & {
  /** What is left out is in order: every channel, no trouble. */
  connectors?: (Pick<SurroundingConnector, "id" | "name"> & Partial<SurroundingConnector>)[];
};

/** Surroundings of a flow as a test needs them; the first connector is the default of all channels. */
export function surroundingsOf({ connectors = [], ...more }: Given = {}): FlowSurroundings {
  const [first] = connectors;
  const standard = {
    connectorId: first?.id ?? "",
    connectorName: first?.name ?? "None",
    templateId: null,
    templateName: "System",
  };
  return {
    templates: [],
    errorCodes: {},
    defaults: { sms: standard, voice: standard, email: standard } satisfies Record<
      Channel,
      unknown
    >,
    flows: [],
    projectName: "Test project",
    ...more,
    connectors: connectors.map((connector) => ({
      type: "twilio",
      typeName: "Twilio",
      channels: channels.map((channel) => ({ channel, reason: null })),
      isTroubled: false,
      ...connector,
    })),
  };
}
