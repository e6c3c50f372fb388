import { redactText } from "@/lib/core/redact";

const longest = 300;

/**
 * A provider's sentence, safe to show to admins and to log: the given texts (secrets, the
 * recipient, the message) are taken out, plain and in base64, then everything that looks like a
 * secret or a code; one line of 300 characters at most.
 */
export function withoutTexts(sentence: string, texts: readonly string[]): string {
  let safe = sentence;
  const known = texts.filter((text) => text.length >= 3).sort((a, b) => b.length - a.length);
  for (const text of known) {
    for (const form of [text, Buffer.from(text).toString("base64"), encodeURIComponent(text)])
      safe = safe.replaceAll(form, "…");
  }
  safe = redactText(safe).replace(/\s+/g, " ").trim();
  return safe.length > longest ? `${safe.slice(0, longest)}…` : safe;
}
