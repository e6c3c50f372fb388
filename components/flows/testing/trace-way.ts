import type { FlowStep } from "@/lib/flows/model/document";
import { portsOf } from "@/lib/flows/model/ports";
import type { TraceView } from "@/lib/flows/schema";

/** Ways that no line can be drawn from. */
const ownWays: Readonly<Record<string, string>> = {
  back: "back to the screen",
  call: "into the subflow",
  success: "Success",
  failure: "Failure",
  again: "the screen again",
};

/**
 * The way that a step took, by the name that its port has on the card. `step` is unknown within a
 * subflow, and rows of earlier versions name no port: what is left then is the port's id.
 */
export function wayOf(
  { portName }: Pick<TraceView, "portName">,
  port: string,
  step: FlowStep | undefined,
): string {
  if (portName !== null) return portName;
  const drawn = step && portsOf(step).find(({ id }) => id === port);
  if (drawn) return drawn.label;
  return Object.hasOwn(ownWays, port) ? (ownWays[port] ?? port) : port;
}
