import { channels } from "@/lib/core/channel";
import type { FlowStep } from "@/lib/flows/model/document";
import { errorKeyOf, errorLabel } from "@/lib/flows/model/errors";
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
 * subflow, where only ways that are called the same in every flow have a name.
 */
export function wayOf({ input }: TraceView, port: string, step: FlowStep | undefined): string {
  const drawn = step && portsOf(step).find(({ id }) => id === port);
  if (drawn) return drawn.label;
  if (Object.hasOwn(ownWays, port)) return ownWays[port] ?? port;
  const errorKey = errorKeyOf(port);
  return errorKey === null ? port : errorLabel(errorKey, channelIn(input));
}

const channelIn = ({ channel }: TraceView["input"]) =>
  channels.find((each) => each === channel) ?? null;
