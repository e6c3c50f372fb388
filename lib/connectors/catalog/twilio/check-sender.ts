import { countryName, formatPhone } from "@/lib/core/phone";
import type { TwilioSession } from "./client";
import { pageOf, wordsOn } from "./explain";
import { cannotTell, found, skipped, type Verdict } from "./line";
import { magicSender } from "./magic";
import { askCallerId, askNumber, askShortCode } from "./probes";
import { isAlphanumericSender, isShortCode } from "./schemas";

type SenderVerdicts = { owned: Verdict; canSms: Verdict };
const foreign = {
  ...wordsOn(21659),
  meaning: "Twilio lists the senders of this account, and this one is not among them.",
};
const smsLabel = "Sender can send SMS";

export type SenderContext = {
  isTest: boolean;
  isTrial: boolean;
  /** Two letters; null when there is no recipient or its number belongs to no country. */
  recipientCountry: string | null;
};

/** The sender of text messages, when it is a number, a short code or a sender ID. */
export async function checkSender(
  session: TwilioSession,
  sender: string,
  context: SenderContext,
): Promise<SenderVerdicts> {
  if (context.isTest) return testSender(sender);
  if (isShortCode(sender)) return checkShortCode(session, sender);
  if (isAlphanumericSender(sender)) return checkSenderId(sender, context);
  const asked = await askNumber(session, sender);
  const name = formatPhone(sender);
  if (!asked.ok)
    return {
      owned: cannotTell(asked, `Sender ${name}: cannot tell`),
      canSms: skipped(smsLabel, "The sender could not be looked up."),
    };
  if (!asked.value)
    return {
      owned: found(asked, "fail", `Sender ${name} is not in this account`, foreign),
      canSms: skipped(smsLabel, "The sender is not in this account."),
    };
  return {
    owned: found(asked, "pass", `Sender ${name} belongs to the account`),
    canSms: asked.value.capabilities.sms
      ? found(asked, "pass", smsLabel)
      : found(asked, "fail", "Sender cannot send SMS", wordsOn(21661)),
  };
}

function testSender(sender: string): SenderVerdicts {
  const meaning = "Test credentials may not read the numbers of the account.";
  return {
    owned:
      sender === magicSender
        ? found(null, "pass", "Sender is Twilio's magic number")
        : found(null, "warn", "Sender is not Twilio's magic number", {
            meaning,
            advice: `With test credentials only ${formatPhone(magicSender)} works as the sender.`,
          }),
    canSms: skipped(smsLabel, meaning),
  };
}

async function checkShortCode(session: TwilioSession, code: string): Promise<SenderVerdicts> {
  const asked = await askShortCode(session, code);
  const limits = {
    meaning: "A short code sends SMS within its own country only, and makes no calls.",
  };
  if (!asked.ok)
    return {
      owned: cannotTell(asked, `Short code ${code}: cannot tell`),
      canSms: found(null, "pass", smsLabel, limits),
    };
  return asked.value
    ? {
        owned: found(asked, "pass", `Short code ${code} belongs to the account`),
        canSms: found(asked, "pass", smsLabel, limits),
      }
    : {
        owned: found(asked, "fail", `Short code ${code} is not in this account`, foreign),
        canSms: skipped(smsLabel, "The short code is not in this account."),
      };
}

function checkSenderId(name: string, context: SenderContext): SenderVerdicts {
  const owned = found(null, "unknown", `Sender ID ${name}: cannot tell`, {
    meaning: "Alphanumeric sender IDs cannot be looked up.",
    advice: "Send a test message to find out.",
  });
  const { isTrial, recipientCountry: country } = context;
  if (isTrial)
    return { owned, canSms: found(null, "fail", "Sender cannot send SMS", wordsOn(21267)) };
  if (country === "US" || country === "CA")
    return {
      owned,
      canSms: found(null, "fail", `Sender cannot send SMS to ${countryName(country)}`, {
        meaning: "The United States and Canada do not take alphanumeric sender IDs.",
        advice: "Use a phone number or a messaging service.",
        link: pageOf("21612"),
      }),
    };
  return {
    owned,
    canSms: found(null, "warn", smsLabel, {
      meaning:
        "A sender ID is one-way, does not reach the United States and Canada, and has to be registered in some countries.",
      advice: "A messaging service can choose a phone number where a sender ID does not work.",
    }),
  };
}

/** The number calls come from: owned and able to call, or a verified caller ID. */
export async function checkVoiceSender(
  session: TwilioSession,
  sender: string,
  isTest: boolean,
): Promise<Verdict> {
  if (isTest) return testSender(sender).owned;
  const name = formatPhone(sender);
  const [number, callerId] = await Promise.all([
    askNumber(session, sender),
    askCallerId(session, sender),
  ]);
  if (number.ok && number.value)
    return number.value.capabilities.voice
      ? found(number, "pass", `Calls can come from ${name}`)
      : found(number, "fail", `${name} cannot make calls`, {
          meaning: "The number belongs to the account and has no voice capability.",
          advice: "Choose a number with voice.",
        });
  if (callerId.ok && callerId.value)
    return found(callerId, "pass", `Calls can come from ${name}, a verified caller ID`);
  if (!number.ok) return cannotTell(number, `Calls from ${name}: cannot tell`);
  if (!callerId.ok) return cannotTell(callerId, `Calls from ${name}: cannot tell`);
  return found(number, "fail", `Calls cannot come from ${name}`, wordsOn(21210));
}
