import { type Channel, channelInText } from "@/lib/core/channel";

/** How many digits a channel's codes have. */
export type CodeLength = { channel: Channel; digits: number };

/** "6 digits", or where channels differ "6 digits for SMS and voice, 8 digits for e-mail". */
export function describeCodeLengths(lengths: readonly CodeLength[]): string {
  const all = [...new Set(lengths.map(({ digits }) => digits))].sort();
  const [only, ...more] = all;
  if (only === undefined) return "6 to 8 digits";
  if (more.length === 0) return `${only} digits`;
  const list = new Intl.ListFormat("en-GB");
  return all
    .map((digits) => {
      const same = lengths.filter((one) => one.digits === digits);
      return `${digits} digits for ${list.format(same.map(({ channel }) => channelInText[channel]))}`;
    })
    .join(", ");
}

/**
 * What is wrong with a fixed code's length; null for nothing. It has to be that of some channel:
 * where the boxes for a code are more or fewer, it cannot be entered.
 */
export function lengthProblem(code: string, lengths: readonly CodeLength[]): string | null {
  const fits = lengths.length === 0 || lengths.some(({ digits }) => digits === code.length);
  return fits ? null : `Use as many as codes have: ${describeCodeLengths(lengths)}.`;
}
