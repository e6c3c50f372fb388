import { channels } from "@/lib/core/channel";
import type { FlowStep } from "@/lib/flows/model/document";
import { type ErrorKey, errorLabel, errorPort } from "@/lib/flows/model/errors";
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

const errorStart = errorPort("other").slice(0, -"other".length);

/**
 * The way that a step took, by the name that its port has on the card. `step` is unknown within a
 * subflow, where only ways that are called the same in every flow have a name.
 */
export function wayOf({ input }: TraceView, port: string, step: FlowStep | undefined): string {
  const drawn = step && portsOf(step).find(({ id }) => id === port);
  if (drawn) return drawn.label;
  if (Object.hasOwn(ownWays, port)) return ownWays[port] ?? port;
  if (!port.startsWith(errorStart)) return port;
  // Ports are named by `errorPort`.
  return errorLabel(port.slice(errorStart.length) as ErrorKey, channelIn(input));
}

const channelIn = ({ channel }: TraceView["input"]) =>
  channels.find((each) => each === channel) ?? null;
