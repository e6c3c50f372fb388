/**
 * A text message with the line that lets phones offer the code on pages of `domain`, and nowhere
 * else: always the last one, `@domain #code`. "" for domain leaves the text as it is.
 */
export function withWebOtpLine(text: string, domain: string, code: string): string {
  return domain === "" ? text : `${text.trimEnd()}\n\n@${domain} #${code}`;
}
