import { CircleMinus } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { type Channel, channelNames } from "@/lib/core/channel";

type ChannelBadgesProps = {
  channels: readonly { channel: Channel; missing?: string }[];
};

/** The channels of a connector or type. One that is not ready is marked and says why. */
export function ChannelBadges({ channels }: ChannelBadgesProps) {
  return (
    <span className="flex flex-wrap gap-1">
      {channels.map(({ channel, missing }) =>
        missing === undefined ? (
          <Badge key={channel}>{channelNames[channel]}</Badge>
        ) : (
          <Badge key={channel} title={missing} className="border-dashed bg-transparent">
            <CircleMinus aria-hidden="true" />
            {channelNames[channel]}
            <span className="sr-only"> not ready: {missing}</span>
          </Badge>
        ),
      )}
    </span>
  );
}
