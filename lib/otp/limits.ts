import type { Channel } from "@/lib/core/channel";
import type { OtpPolicy } from "./policy";

/** The rules of a policy that are numbers. */
export type LimitName = Exclude<keyof OtpPolicy, "countries" | "domain">;

/** One row of the card: one number, or "5 codes in 10 minutes". */
export type LimitRow = {
  label: string;
  /** What the limit keeps away, in one line. */
  protects: string;
  /** `label` names a number that the row's label does not. */
  numbers: readonly { name: LimitName; unit: string; label?: string }[];
  /** Left empty there is no limit. */
  canBeOff?: true;
  /** Not for e-mail. */
  isForNumbers?: true;
};

const limitRows: readonly LimitRow[] = [
  {
    label: "Code length",
    protects: "Guessing: each digit more leaves ten times as many codes.",
    numbers: [{ name: "codeLength", unit: "digits" }],
  },
  {
    label: "Wrong tries per code",
    protects: "Guessing: after the last one the code is void.",
    numbers: [{ name: "maxTries", unit: "tries" }],
  },
  {
    label: "Wait before the next code",
    protects: "Flooding of one person: each code makes the wait longer. 0 is no wait.",
    numbers: [{ name: "resendGapSeconds", unit: "seconds" }],
  },
  {
    label: "Codes to one recipient",
    protects: "Flooding of one person, and what it costs you.",
    numbers: [
      { name: "sendsPerWindow", unit: "in" },
      { name: "windowMinutes", unit: "minutes", label: "Minutes in which they count" },
    ],
  },
  {
    label: "Codes to one recipient in a day",
    protects: "Slow flooding that stays under the limit above.",
    numbers: [{ name: "sendsPerDay", unit: "codes" }],
  },
  {
    label: "Codes for one client address",
    protects: "One machine that asks for codes to many people. Leave it empty for no limit.",
    numbers: [{ name: "sendsPerAddress", unit: "an hour" }],
    canBeOff: true,
  },
  {
    label: "Codes to one range of numbers",
    protects:
      "Pumped traffic: somebody owns a block of numbers and earns from each message. Numbers that differ in their last four digits count together. Leave it empty for no limit.",
    numbers: [{ name: "sendsPerPrefix", unit: "an hour" }],
    canBeOff: true,
    isForNumbers: true,
  },
  {
    label: "Stop where few codes are entered",
    protects:
      "Pumped traffic that stays under the limits above: where at least 50 codes went out in an hour and fewer than this share were entered, the range of numbers or the country gets none for an hour. Leave it empty to never stop.",
    numbers: [{ name: "minVerifiedPercent", unit: "percent" }],
    canBeOff: true,
    isForNumbers: true,
  },
];

/** Every number of a policy. */
export const limitNames: readonly LimitName[] = limitRows.flatMap(({ numbers }) =>
  numbers.map(({ name }) => name),
);

/** The rows that mean something on a channel. */
export const limitsOf = (channel: Channel): readonly LimitRow[] =>
  limitRows.filter(({ isForNumbers }) => !isForNumbers || channel !== "email");
