import { parsePhone } from "./phone";

/** Three to eight digits, leased in one country. */
export const isShortCode = (text: string): boolean => /^\d{3,8}$/.test(text);

/** Up to 11 letters, digits, blanks and a few signs, with a letter among them. */
export const isAlphanumericSender = (text: string): boolean =>
  /^[A-Za-z0-9 _&+-]{1,11}$/.test(text) && /[A-Za-z]/.test(text) && !text.startsWith("+");

export type SenderKind = "number" | "shortCode" | "alphanumeric" | "none";

/** What a sender of text messages is, by its look. */
export function senderKind(text: string): SenderKind {
  if (isShortCode(text)) return "shortCode";
  if (isAlphanumericSender(text)) return "alphanumeric";
  return parsePhone(text).ok ? "number" : "none";
}
