/**
 * The last line of a text message by which phones offer the code on pages of `domain`, and nowhere
 * else. Phones read it only in this form and only as the last line.
 */
export const webOtpLine = (domain: string, code: string): string => `@${domain} #${code}`;
