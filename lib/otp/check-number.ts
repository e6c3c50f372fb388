import "server-only";
import {
  type CountryCode,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from "libphonenumber-js/max";
import type { Channel } from "@/lib/core/channel";
import { countryName } from "@/lib/core/phone";
import { err, ok, type Result } from "@/lib/core/result";

type NumberType = NonNullable<ReturnType<PhoneNumber["getType"]>>;

/** `type` is null where the numbering plan does not tell, as for most fictional numbers. */
export type CheckedNumber = { country: string; type: NumberType | null };

/** `text` is a sentence for a person and never names the number. */
export type RefusedNumber = { reason: "invalid" | "country" | "type"; text: string };

/** Kinds that pay whoever owns the number, or that no phone in a pocket has. */
const refusedTypes: Partial<Record<NumberType, string>> = {
  PREMIUM_RATE: "This is a premium-rate number. Codes do not go to such numbers.",
  SHARED_COST: "This is a shared-cost number. Codes do not go to such numbers.",
  TOLL_FREE: "This is a toll-free number. Codes do not go to such numbers.",
  UAN: "This is a company's common number. Codes do not go to such numbers.",
  PAGER: "This is a pager's number. Codes do not go to such numbers.",
  VOICEMAIL: "This is a mailbox's number. Codes do not go to such numbers.",
  PERSONAL_NUMBER: "This is a forwarding number. Codes do not go to such numbers.",
};

/** Ofcom keeps these for films and examples, so no numbering plan lists them. */
const britishExample = /^\+447700900\d{3}$/;

/**
 * Whether codes may go to an E.164 number: by the country it belongs to (+1 876 is Jamaica, +7 701
 * Kazakhstan), not by its dial code, and by what kind of number it is. A number whose country
 * cannot be told passes only where every country it could belong to is chosen.
 */
export function checkNumber(
  e164: string,
  countries: readonly string[],
  channel: Exclude<Channel, "email">,
): Result<CheckedNumber, RefusedNumber> {
  const phone = parsePhoneNumberFromString(e164);
  if (!phone?.isPossible() || phone.ext)
    return err({ reason: "invalid", text: "This is not a phone number." });
  if (phone.isNonGeographic())
    return err({
      reason: "type",
      text: "This is a satellite or other number of no country. Codes do not go to such numbers.",
    });
  const possible = possibleCountries(phone);
  const [country] = possible;
  const missing = possible.filter((one) => !countries.includes(one));
  if (!country || missing.length > 0) {
    const name = possible.length === 1 && country ? countryName(country) : null;
    return err({
      reason: "country",
      text: name
        ? `Codes do not go to numbers of ${name}.`
        : "It cannot be told which country this number belongs to.",
    });
  }
  const type = phone.getType() ?? null;
  // In North America forwarding numbers (+1 5xx) cost what others cost; Twilio's test numbers are among them.
  const isCheapPersonal = type === "PERSONAL_NUMBER" && phone.countryCallingCode === "1";
  const refusal = type && !isCheapPersonal ? refusedTypes[type] : undefined;
  if (refusal) return err({ reason: "type", text: refusal });
  if (type === "FIXED_LINE" && channel === "sms")
    return err({
      reason: "type",
      text: "This is a landline, which gets no text messages. Offer a call instead.",
    });
  return ok({ country, type });
}

function possibleCountries(phone: PhoneNumber): CountryCode[] {
  if (phone.country) return [phone.country];
  return britishExample.test(phone.number) ? ["GB"] : phone.getPossibleCountries();
}
