import type { ComboboxOption } from "@/components/ui/match-options";
import { type Channel, channelInText } from "@/lib/core/channel";
import type { FlowSurroundings } from "@/lib/flows/model/surroundings";

/** Every connector of the project: those that cannot send by the channel are off, and say why. */
export function connectorOptions(
  { connectors }: Pick<FlowSurroundings, "connectors">,
  channel: Channel,
): ComboboxOption[] {
  return connectors.map(({ id, name, typeName, channels, isTroubled }) => {
    const found = channels.find((one) => one.channel === channel);
    const reason = found ? found.reason : `${typeName} does not send by ${channelInText[channel]}.`;
    return {
      value: id,
      label: name,
      description: isTroubled ? `${typeName}, in trouble: its sends failed lately` : typeName,
      ...(reason === null ? {} : { disabledReason: reason }),
    };
  });
}

/** The same for a step that may leave the choice to the channel's default, which is "". */
export function optionsWithDefault(
  surroundings: Pick<FlowSurroundings, "connectors" | "defaults">,
  channel: Channel,
): ComboboxOption[] {
  const { connectorName } = surroundings.defaults[channel];
  return [
    {
      value: "",
      label: `Default (${connectorName})`,
      description: `The connector that sends codes by ${channelInText[channel]}`,
    },
    ...connectorOptions(surroundings, channel),
  ];
}
