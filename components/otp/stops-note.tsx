import { Callout } from "@/components/ui/callout";
import { RelativeTime } from "@/components/ui/relative-time";
import { channelInText } from "@/lib/core/channel";
import type { OtpStop } from "@/lib/otp/list-stops";

/** As many as one reads; each further one is told by the audit log too. */
const shown = 5;

/** Where no codes go for now because almost none were entered. */
export function StopsNote({ stops, className }: { stops: readonly OtpStop[]; className?: string }) {
  if (stops.length === 0) return null;
  return (
    <Callout
      tone="danger"
      className={className}
      title="Codes are stopped where almost none are entered"
    >
      <ul className="space-y-0.5">
        {stops.slice(0, shown).map(({ channel, where, sent, verified, until }) => (
          <li key={`${channel} ${where}`} className="break-words">
            To {where} by {channelInText[channel]}: {sent} sent in an hour, {verified} entered. Open
            again <RelativeTime value={until} />.
          </li>
        ))}
        {stops.length > shown && <li>and {stops.length - shown} more</li>}
      </ul>
      <p className="mt-1">
        Such numbers often earn from each message. If these are your users, lower the share under
        Limits on the One-time passwords page.
      </p>
    </Callout>
  );
}
