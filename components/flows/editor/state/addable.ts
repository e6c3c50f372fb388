import { type Channel, channelInText } from "@/lib/core/channel";
import type { FlowIcon } from "@/lib/flows/model/define-node";
import { nodeOf } from "@/lib/flows/model/document";
import type { FlowSurroundings } from "@/lib/flows/model/surroundings";
import { type NodeKind, nodes } from "@/lib/flows/nodes/registry";
import { type StepSeed, startId } from "./edit-steps";

/** Something that the + list offers. */
export type Addable = {
  id: string;
  /** "Sign Up or In / OTP / SMS", "Connector / Twilio main / SMS message" */
  label: string;
  keywords: string;
  icon: FlowIcon;
  group: string;
  /** Why it would not work as things are; it can be added all the same. */
  trouble: string | null;
  seed: StepSeed;
};

const groups = {
  "otp-send": "One-time passwords",
  "otp-verify": "One-time passwords",
  screen: "Screens",
  message: "Connectors",
  condition: "Logic",
  "wait-receipt": "Logic",
  "set-values": "Logic",
  subflow: "Subflows",
  end: "End",
  start: "",
} as const satisfies Record<NodeKind, string>;

const messageNames = {
  sms: "SMS message",
  voice: "Voice call",
  email: "E-mail",
} as const satisfies Record<Channel, string>;

// The table's keys are the kinds; TypeScript widens them to strings.
const kinds = (Object.keys(groups) as NodeKind[]).filter((kind) => kind !== startId);

/** Everything that can be added to a flow of this project. */
export function addables({ connectors, flows }: FlowSurroundings): Addable[] {
  return kinds.flatMap((kind) => {
    if (kind === "message") return connectors.flatMap(messagesOf);
    if (kind === "subflow") return flows.map(subflowOf);
    const { icon, catalogue } = nodeOf(kind);
    return catalogue.map(({ id, label, keywords, config }) => ({
      id,
      label,
      keywords,
      icon,
      group: groups[kind],
      trouble: null,
      // An entry's config is of the kind that lists it.
      seed: { kind, name: label, config } as StepSeed,
    }));
  });
}

function messagesOf(connector: FlowSurroundings["connectors"][number]): Addable[] {
  return connector.channels.map(({ channel, reason }) => ({
    id: `connector/${connector.id}/${channel}`,
    label: `Connector / ${connector.name} / ${messageNames[channel]}`,
    keywords: `send custom own ${connector.typeName} ${channelInText[channel]} notification`,
    icon: nodes.message.icon,
    group: groups.message,
    trouble: reason ?? (connector.isTroubled ? "It has failed lately." : null),
    seed: {
      kind: "message",
      name: `${connector.name} / ${messageNames[channel]}`,
      config: {
        connectorId: connector.id,
        channel,
        to: channel === "email" ? "{{user.email}}" : "{{user.phone}}",
        subject: "",
        content: "",
        language: null,
        isAsync: false,
        contextKey: "",
      },
    },
  }));
}

function subflowOf({ key, name, isPublished }: FlowSurroundings["flows"][number]): Addable {
  return {
    id: `flow/${key}`,
    label: `Subflow / ${name}`,
    keywords: `run another flow ${key}`,
    icon: nodes.subflow.icon,
    group: groups.subflow,
    trouble: isPublished ? null : "Not published yet.",
    seed: { kind: "subflow", name, config: { flow: key, inputs: {} } },
  };
}
