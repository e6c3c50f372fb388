import { formatDuration } from "@/components/ui/format-duration";
import { channelInText } from "@/lib/core/channel";
import type { MessageDetail, MessageEvent } from "@/lib/messages/get-message";
import type { MessageStory } from "@/lib/messages/schema";
import type { CodeStory } from "@/lib/otp/read-code-story";

/** The words of a message's story, in one place. */

const purposes: Record<CodeStory["purpose"], string> = {
  sign_up: "sign-up",
  sign_in: "sign-in",
  sign_up_or_in: "sign-up or sign-in",
  update: "a new address",
};

/** What began it. */
export function askedTitle({ purpose, channel }: MessageDetail, code: CodeStory | null): string {
  if (purpose === "test") return `A test by ${channelInText[channel]} was asked for`;
  const what = `A code by ${channelInText[channel]}`;
  const why = code ? ` for ${purposes[code.purpose]}` : "";
  return `${what}${why} was asked for${purpose === "flow" ? " by a flow" : ""}`;
}

/** Names of the rules; one that is not known here keeps its own. */
const checks: Record<string, string> = {
  method: "Method switched on",
  country: "Country allowed",
  number: "Kind of number",
  gap: "Gap between codes",
  window: "Codes to one recipient",
  day: "Codes a day",
  address: "Codes for one client address",
  prefix: "Codes to similar numbers",
  project: "Daily cap of the project",
};
export const checkName = (name: string): string => checks[name] ?? name;

type Choice = MessageStory["choice"];

const chosenBy: Record<Choice["connector"], string> = {
  call: "named by the call",
  flow: "named by the flow",
  default: "the default of the channel",
};
export const whyChosen = (by: Choice["connector"]): string => chosenBy[by];

/** What the provider did with it at once. */
export function handedOverTitle({ outcome, connector }: MessageDetail): string {
  switch (outcome) {
    case "accepted":
      return `${connector.name} took the message`;
    case "refused":
      return `${connector.name} refused the message`;
    case "unknown":
      return `${connector.name} gave no clear answer`;
    case "waiting":
      return `${connector.name} is being asked`;
  }
}

const systemTitles: Record<string, string | undefined> = {
  lost: "The answer was lost",
  absent: "Looked for at the provider: it has no such message",
  ambiguous: "Looked for at the provider: cannot tell",
  unanswered: "Looked for at the provider: it did not answer",
  "key-pressed": "A key was pressed, and the code was said",
};

/** What became known later, and from whom. */
export function eventTitle({ source, providerStatus }: MessageEvent): string {
  if (source === "system") return systemTitles[providerStatus] ?? `Noted: ${providerStatus}`;
  return source === "receipt"
    ? `The provider reported “${providerStatus}”`
    : `Asked for its status, the provider said “${providerStatus}”`;
}

/** "+0.4 s", "+2 min": how long after the beginning. */
export const sinceStart = (at: string, start: string): string =>
  `+${formatDuration(Date.parse(at) - Date.parse(start))}`;
