import { foldText } from "@/lib/core/fold-text";

/**
 * How well what was typed fits an entry of the command palette: 1 for its very label down to 0 for
 * not at all. Letters scattered over a label do not count: "otp" is the page OTP and not "Set up SMTP".
 */
export function rankAction(label: string, keywords: string, typed: string): number {
  const name = foldText(label);
  const asked = foldText(typed).trim();
  if (name === asked) return 1;
  if (name.startsWith(asked)) return 0.9;
  const terms = asked.split(/\s+/);
  const begins = (words: readonly string[]) =>
    terms.every((term) => words.some((word) => word.startsWith(term)));
  const nameWords = name.split(/\s+/);
  if (begins(nameWords)) return 0.8;
  const all = `${name} ${foldText(keywords)}`;
  if (begins(all.split(/\s+/))) return 0.5;
  return terms.every((term) => all.includes(term)) ? 0.2 : 0;
}
