import "server-only";
import { parseLoginId } from "@/lib/core/login-id";
import type { Match } from "./store";

/**
 * How a search compares what was typed. Who may not see whole numbers (`mayGuess` false) finds them
 * by the whole or by the last four digits only.
 */
export function matchesOf(query: string, mayGuess: boolean): Match[] {
  const text = query.normalize("NFKC").trim().toLowerCase();
  const whole = parseLoginId(query);
  const digits = text.replace(/[\s().-]/g, "");
  const matches: Match[] = [{ by: "name", text }];
  if (whole.ok) matches.push({ by: "whole", text: whole.value.loginId });
  const isNumber = /^\+?\d+$/.test(digits);
  if (mayGuess) {
    matches.push({ by: "start", text });
    // As people write a number, and without its plus.
    if (isNumber && digits !== text) matches.push({ by: "start", text: digits });
    if (isNumber && !digits.startsWith("+")) matches.push({ by: "start", text: `+${digits}` });
  }
  const tail = mayGuess ? /^\d{3,15}$/ : /^\d{4}$/;
  if (tail.test(digits)) matches.push({ by: "phone-end", text: digits });
  return matches;
}
