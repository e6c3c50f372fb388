import { type Channel, channelInText } from "@/lib/core/channel";

type Choice = {
  channel: Channel;
  isEnabled: boolean;
  connectorName: string;
  sender: string | null;
  /** null stands for the System template. */
  templateName: string | null;
  expiresInMinutes: number;
};

/** What the choice of a card means, in a sentence or two. */
export function describeChoice(choice: Choice): string {
  const by = choice.sender ? `${choice.connectorName} from ${choice.sender}` : choice.connectorName;
  const template = choice.templateName
    ? `the template ${choice.templateName}`
    : "the System template";
  const minutes = choice.expiresInMinutes === 1 ? "1 minute" : `${choice.expiresInMinutes} minutes`;
  const sends = `Codes go out by ${by} with ${template} and are good for ${minutes}.`;
  return choice.isEnabled
    ? sends
    : `Calls by API and SDK for ${channelInText[choice.channel]} codes are refused; flows still send. ${sends}`;
}
