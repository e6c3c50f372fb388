import { z } from "zod";
import type { Channel } from "./channel";
import { type Phone, parsePhone } from "./phone";
import { err, ok, type Result } from "./result";

/** What somebody signs in by, in the one form that every rule and key uses. */
export type LoginId = { loginId: string; kind: "phone" | "email" | "name" };

const longest = 254;
const email = z.email().max(longest);

/**
 * Reads a login id: a phone number becomes E.164, an e-mail address lower case, anything else a
 * trimmed name in lower case. The error is a sentence for the field.
 */
export function parseLoginId(text: string): Result<LoginId, string> {
  const trimmed = text.normalize("NFKC").trim();
  if (trimmed === "") return err("Enter a login id.");
  if (trimmed.length > longest) return err(`Use ${longest} characters or fewer.`);
  if (/\p{Cc}/u.test(trimmed)) return err("Leave out control characters.");
  if (trimmed.startsWith("+") || /^tel:/i.test(trimmed)) {
    const phone = parseRecipientPhone(trimmed);
    return phone.ok ? ok({ loginId: phone.value.e164, kind: "phone" }) : phone;
  }
  if (trimmed.includes("@")) {
    const address = parseEmail(trimmed);
    return address.ok ? ok({ loginId: address.value, kind: "email" }) : address;
  }
  return ok({ loginId: trimmed.toLowerCase(), kind: "name" });
}

/** A phone number in any spelling of its international form, without an extension. */
function parseRecipientPhone(text: string): Result<Phone, string> {
  return parsePhone(text.normalize("NFKC").trim().replace(/^tel:/i, ""));
}

/** An e-mail address in lower case. */
function parseEmail(text: string): Result<string, string> {
  const address = text.normalize("NFKC").trim().toLowerCase();
  return email.safeParse(address).success ? ok(address) : err("This is not an e-mail address.");
}

/** Where a message of a channel goes: E.164 or an address, and the country of a number. */
export type Destination = { to: string; country: string | null };

export function parseDestination(channel: Channel, text: string): Result<Destination, string> {
  if (channel === "email") {
    const address = parseEmail(text);
    return address.ok ? ok({ to: address.value, country: null }) : address;
  }
  const phone = parseRecipientPhone(text);
  return phone.ok ? ok({ to: phone.value.e164, country: phone.value.country }) : phone;
}

/** "+14155550100" as "+1*******00", "ada@example.com" as "a**@e******.com": what an answer may show. */
export function maskDestination(channel: Channel, to: string): string {
  if (channel !== "email") return `${to.slice(0, 2)}${"*".repeat(to.length - 4)}${to.slice(-2)}`;
  const [name = "", host = ""] = to.split("@");
  const [label = "", ...rest] = host.split(".");
  const hide = (text: string) => `${text.slice(0, 1)}${"*".repeat(Math.max(1, text.length - 1))}`;
  return `${hide(name)}@${[hide(label), ...rest].join(".")}`;
}
