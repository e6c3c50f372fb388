import type { FieldOption } from "../../kit/server-half";
import type { TwilioConfig } from "./client";

/** The only sender that works with test credentials. No live account can own it. */
export const magicSender = "+15005550006";

const magicRecipients: Record<"sms" | "voice", [number: string, meaning: string][]> = {
  sms: [
    ["+15005550006", "Accepted"],
    ["+15005550001", "Refused: not a valid number"],
    ["+15005550002", "Refused: no route"],
    ["+15005550003", "Refused: country switched off"],
    ["+15005550004", "Refused: recipient opted out"],
    ["+15005550009", "Refused: no mobile number"],
  ],
  voice: [
    ["+15005550006", "Accepted"],
    ["+15005550001", "Refused: not a valid number"],
    ["+15005550002", "Refused: no route"],
    ["+15005550003", "Refused: country switched off"],
    ["+15005550004", "Refused: recipient blocked"],
  ],
};

const isMagic = (number: string) => /^\+1500555\d{4}$/.test(number);

/**
 * Twilio's magic numbers, where a sender of the connector is one of them: nobody can own those, so
 * the credentials can only be test credentials. Empty otherwise.
 */
export function testRecipients({ from, voiceFrom }: TwilioConfig, channel: string): FieldOption[] {
  if (channel !== "sms" && channel !== "voice") return [];
  const senders = [from.kind === "phoneNumber" ? from.phoneNumber : "", voiceFrom];
  if (!senders.some(isMagic)) return [];
  return magicRecipients[channel].map(([value, label]) => ({
    value,
    label,
    badges: ["Test credentials"],
    isUsable: true,
  }));
}
