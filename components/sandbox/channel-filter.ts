import { type Channel, channelNames, channels } from "@/lib/core/channel";

export type SandboxChannelFilter = "all" | Channel;

export const channelFilters: readonly { value: SandboxChannelFilter; label: string }[] = [
  { value: "all", label: "All" },
  ...channels.map((value) => ({ value, label: channelNames[value] })),
];

/** Reads the filter from the address; anything else shows all. */
export function readChannelFilter(value: unknown): SandboxChannelFilter {
  return channels.find((channel) => channel === value) ?? "all";
}
