import type { KnownCode } from "@/lib/connectors/kit/connector-error";
import { type FlowStep, nodeOf } from "@/lib/flows/model/document";
import type { FlowSurroundings } from "@/lib/flows/model/surroundings";

/** The codes that a step's provider may answer with; those of all where its connector is not known. */
export function providerCodes(
  step: FlowStep,
  { connectors, defaults, errorCodes }: FlowSurroundings,
): readonly KnownCode[] {
  const channel = nodeOf(step.kind).channel(step.config);
  if (channel === null) return [];
  const chosen = "connectorId" in step.config ? step.config.connectorId : null;
  const id = chosen ?? defaults[channel].connectorId;
  const type = connectors.find((one) => one.id === id)?.type;
  return type === undefined ? Object.values(errorCodes).flat() : (errorCodes[type] ?? []);
}
