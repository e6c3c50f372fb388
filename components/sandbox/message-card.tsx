import { EmailPreview } from "@/components/templates/email-preview";
import { SmsBubble } from "@/components/templates/sms-bubble";
import { SpokenPreview } from "@/components/templates/spoken-preview";
import { Badge } from "@/components/ui/badge";
import { CopyButton } from "@/components/ui/copy-button";
import { RelativeTime } from "@/components/ui/relative-time";
import { channelNames } from "@/lib/core/channel";
import { formatPhone } from "@/lib/core/phone";
import type { SandboxMessage, SandboxMessageView } from "@/lib/sandbox/schema";
import { PlayButton } from "./play-button";
import { SpokenSegments } from "./spoken-segments";

type MessageCardProps = { delivered: SandboxMessageView };

/** One delivered message: where it went, by what, when, and the message as its reader gets it. */
export function MessageCard({ delivered }: MessageCardProps) {
  const { channel, to, connectorName, deliveredAt, message } = delivered;
  const name = `${channelNames[channel]} to ${formatPhone(to)}`;
  return (
    <article aria-label={name} className="rounded-card border bg-surface p-4">
      <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1">
        <Badge>{channelNames[channel]}</Badge>
        <span className="min-w-0 font-mono wrap-anywhere">{formatPhone(to)}</span>
        <span className="order-last min-w-0 basis-full text-sm text-muted wrap-anywhere sm:order-none sm:flex-1 sm:basis-0">
          by {connectorName}
        </span>
        <RelativeTime value={deliveredAt} className="ml-auto text-sm text-muted" />
      </div>
      {message ? <Body message={message} /> : <Unreadable />}
      {message && (message.code || message.channel === "voice") && (
        <div className="mt-2 flex min-h-control-sm flex-wrap items-center gap-2">
          {message.code && (
            <CopyButton value={message.code} label="Copy code" showLabel className="-ml-2.5" />
          )}
          {message.channel === "voice" && (
            <PlayButton script={message.script} language={message.language} />
          )}
        </div>
      )}
    </article>
  );
}

function Body({ message }: { message: SandboxMessage }) {
  switch (message.channel) {
    case "sms":
      return <SmsBubble text={message.text} />;
    case "voice":
      return (
        <>
          <SpokenPreview script={message.script} />
          <SpokenSegments script={message.script} />
        </>
      );
    case "email":
      return <EmailPreview message={message} />;
  }
}

function Unreadable() {
  return (
    <p className="text-muted">
      This message cannot be read: the key that sealed it is not among the keys of this console.
    </p>
  );
}
