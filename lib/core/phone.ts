import {
  type CountryCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from "libphonenumber-js/min";
import { err, ok, type Result } from "./result";

/**
 * A phone number that is possible in its country. `country` is null for numbers of no country;
 * `international` is the number as people write it, made when it is asked for.
 */
export type Phone = { e164: string; country: string | null; readonly international: string };

const mostKept = 1_000;
const known = new Map<string, Result<Phone, string>>();

/**
 * Reads a phone number in international form ("+1 (415) 555-0100") and gives its E.164 form.
 * The error is a sentence for the field.
 */
export function parsePhone(text: string): Result<Phone, string> {
  // A sign-in reads its number at each call, and reading is slow.
  const found = known.get(text);
  if (found) return found;
  const phone = readPhone(text);
  if (known.size >= mostKept) known.clear();
  if (phone.ok) known.set(text, phone);
  return phone;
}

function readPhone(text: string): Result<Phone, string> {
  // Phones of some countries type the full-width plus.
  const trimmed = text.trim().replace(/^\uFF0B/, "+");
  if (!trimmed.startsWith("+"))
    return err("Start with + and the country code, for example +14155550100.");
  const phone = parsePhoneNumberFromString(trimmed);
  if (!phone) return err("This is not a phone number.");
  if (phone.ext) return err("Leave out the extension.");
  if (!phone.isPossible()) return err("This number has the wrong length for its country.");
  return ok({
    e164: phone.number,
    country: phone.country ?? null,
    get international() {
      return phone.formatInternational();
    },
  });
}

/**
 * What somebody typed beside a country that was chosen, as E.164 where it is a number of that country.
 * What begins with + names its country itself; that and anything else stays as it was typed.
 */
export function completePhone(text: string, country: string): string {
  const typed = text.trim().replace(/^\uFF0B/, "+");
  if (typed === "" || typed.startsWith("+") || !isSupportedCountry(country)) return typed;
  const phone = parsePhoneNumberFromString(typed, country);
  return phone && !phone.ext && phone.isPossible() ? phone.number : typed;
}

/** A number in two parts, as a form shows it: its country, and how it is written there. */
export function splitPhone(e164: string): { country: CountryCode | null; national: string } {
  const phone = parsePhoneNumberFromString(e164);
  return phone?.country
    ? { country: phone.country, national: phone.formatNational() }
    : { country: null, national: e164 };
}

/** "+14155550100" as "+1 415 555 0100"; anything that is no number stays as it is. */
export function formatPhone(text: string): string {
  const phone = parsePhone(text);
  return phone.ok ? phone.value.international : text;
}

/** "+14155550100" as "+1•••••••00": enough to recognise one's own number, not to learn another's. */
export function maskPhone(text: string): string {
  return text.length < 6
    ? "••••"
    : `${text.slice(0, 2)}${"•".repeat(text.length - 4)}${text.slice(-2)}`;
}

const regionNames = new Intl.DisplayNames(["en"], { type: "region" });

const namesKnown = new Map<string, string>();

/** English name of a two-letter country code; the code itself where the platform knows no name. */
export function countryName(country: string): string {
  const found = namesKnown.get(country);
  if (found) return found;
  const name = regionNames.of(country) ?? country;
  namesKnown.set(country, name);
  return name;
}
