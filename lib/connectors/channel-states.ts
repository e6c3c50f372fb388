import type { Channel } from "@/lib/core/channel";
import type { ChannelState } from "./kit/define";
import { findDefinition } from "./registry";

/**
 * What a saved connector can carry, told from its stored settings. Secrets are not needed for it.
 * A connector whose type is gone from the catalogue carries nothing.
 */
export function channelStates(
  type: string,
  storedConfig: unknown,
): { channel: Channel; state: ChannelState }[] {
  const definition = findDefinition(type);
  if (!definition) return [];
  // Parsed when it was saved; a list of thousands is not parsed again for every look at it.
  const config = storedConfig as Record<string, unknown>;
  return definition.capabilities.map((channel) => ({
    channel,
    state: definition.channelState(config, channel),
  }));
}
