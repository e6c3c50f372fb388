import type { Route } from "next";
import { Fact, Facts, Identifier } from "@/components/ui/facts";
import { LocalTime } from "@/components/ui/local-time";
import { TextLink } from "@/components/ui/text-link";
import { channelNames } from "@/lib/core/channel";
import { countryName } from "@/lib/core/phone";
import type { MessageStoryView } from "@/lib/usage/get-message-story";
import { formatCost } from "./format-cost";
import { formatLatency } from "./format-latency";
import { whyChosen } from "./step-words";

type MessageFactsProps = { view: MessageStoryView; vendor: string; hrefs: FactHrefs };

type FactHrefs = {
  connector: Route | null;
  template: Route | null;
  user: Route | null;
  /** Everything that went to this recipient; null where it is masked. */
  sameRecipient: Route | null;
};

/** What is known of a message at a glance. */
export function MessageFacts({ view: { message, code }, vendor, hrefs }: MessageFactsProps) {
  const { story } = message;
  return (
    <Facts>
      <Fact name="Recipient">
        {message.to}
        {message.country && <span className="text-muted"> · {countryName(message.country)}</span>}
        {hrefs.sameRecipient && (
          <span className="block">
            <TextLink href={hrefs.sameRecipient}>All messages to it</TextLink>
          </span>
        )}
      </Fact>
      <Fact name="Channel">{channelNames[message.channel]}</Fact>
      <Fact name="Connector">
        {hrefs.connector ? (
          <TextLink href={hrefs.connector}>{message.connector.name}</TextLink>
        ) : (
          message.connector.name
        )}
        <span className="block text-muted">
          {[vendor, story && whyChosen(story.choice.connector), !hrefs.connector && "deleted since"]
            .filter(Boolean)
            .join(", ")}
        </span>
      </Fact>
      <Fact name="Template">
        {hrefs.template ? (
          <TextLink href={hrefs.template}>{message.templateName}</TextLink>
        ) : (
          message.templateName
        )}
        {story && (
          <span className="block text-muted">
            {[
              story.choice.templateVersion !== null && `version ${story.choice.templateVersion}`,
              story.choice.locale && `in ${languageName(story.choice.locale)}`,
              whyChosen(story.choice.template),
            ]
              .filter(Boolean)
              .join(", ")}
          </span>
        )}
      </Fact>
      {hrefs.user && (
        <Fact name="User">
          <TextLink href={hrefs.user}>Open the user</TextLink>
        </Fact>
      )}
      <Fact name="Sent">
        <LocalTime value={message.createdAt} show="full" />
      </Fact>
      {code && !code.verifiedAt && (
        <Fact name="Code valid until">
          <LocalTime value={code.expiresAt} show="full" />
        </Fact>
      )}
      {message.latencyMs !== null && (
        <Fact name="Latency">{formatLatency(message.latencyMs)} to the provider's answer</Fact>
      )}
      {message.segments !== null && <Fact name="Segments">{message.segments}</Fact>}
      <Fact name="Cost">{message.cost ? formatCost(message.cost) : "not known"}</Fact>
      {message.providerId && (
        <Fact name={`${vendor}'s id`}>
          <Identifier value={message.providerId} label="Copy the provider's id" />
        </Fact>
      )}
      <Fact name="Message id">
        <Identifier value={message.id} label="Copy the message id" />
      </Fact>
    </Facts>
  );
}

const languages = new Intl.DisplayNames(["en"], { type: "language" });

/** "German" for "de"; the tag itself where it is none. */
function languageName(tag: string): string {
  try {
    return languages.of(tag) ?? tag;
  } catch {
    return tag;
  }
}
