import { maskPhone } from "@/lib/core/phone";

const suspicious = /[A-Z]{2}[0-9a-f]{32}|[0-9a-f]{32}|\+?\d[\d\s().-]{5,}\d/gi;

/**
 * Makes a function that takes out of a provider's sentence everything that must not be kept: the
 * given values wherever they stand, and whatever looks like a phone number or a token. SIDs stay:
 * they name things and open nothing.
 */
export function makeRedactor(values: readonly string[]): (text: string) => string {
  // Codes have four characters or more; shorter values are parts of ordinary words.
  const secrets = [...new Set(values.map((value) => value.trim()).filter((v) => v.length >= 4))]
    // Longest first, so that a value inside another one leaves no rest of it.
    .sort((a, b) => b.length - a.length);
  return (text) => {
    let clean = text;
    for (const secret of secrets) clean = clean.replaceAll(secret, "[hidden]");
    return clean
      .replace(suspicious, (found) => {
        if (/^[A-Z]{2}[0-9a-f]{32}$/i.test(found)) return found;
        return /^[0-9a-f]{32}$/i.test(found) ? "[hidden]" : maskPhone(found);
      })
      .replace(/\p{Cc}+/gu, " ")
      .slice(0, 300);
  };
}
