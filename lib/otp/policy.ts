import { z } from "zod";

/** ISO 3166-1 alpha-2. */
const country = z.string().regex(/^[A-Z]{2}$/, "Choose countries from the list.");

/** Countries in one order and without repeats, so that equal choices are equal lists. */
export const countryCodes = z
  .array(country)
  .max(300, "Choose countries from the list.")
  .transform((codes) => [...new Set(codes)].sort());

const count = (min: number, max: number) =>
  z
    .number("Give a whole number.")
    .int("Give a whole number.")
    .min(min, `Give at least ${min}.`)
    .max(max, `Give at most ${max}.`);

/**
 * The rules of one channel, beside connector, template and expiration. Stored as JSON: what is
 * absent has its default, so that a new rule reaches every project. A limit of null is off.
 */
export const otpPolicy = z.object({
  codeLength: count(6, 8).default(6),
  /** Wrong tries until a code is void. */
  maxTries: count(1, 10).default(5),
  /** Seconds until the next code to the same recipient; grows by `resendLadder`. 0 is off. */
  resendGapSeconds: count(0, 3_600).default(30),
  /** Most codes to one recipient in `windowMinutes`, and in a day. */
  sendsPerWindow: count(1, 100).default(5),
  windowMinutes: count(1, 60).default(10),
  sendsPerDay: count(1, 1_000).default(10),
  /**
   * Most codes in an hour that one client address (IPv6: /64) may ask for. Not small: behind an
   * application's own server, or a company's network, many people share one.
   */
  sendsPerAddress: count(1, 1_000_000).nullable().default(200),
  /** Most codes in an hour to numbers that differ in their last four digits only. */
  sendsPerPrefix: count(1, 1_000_000).nullable().default(50),
  /**
   * Fewer of an hour's codes entered than this share, and a range of numbers or a country gets none
   * for an hour: see `stopPumpedRanges`.
   */
  minVerifiedPercent: count(1, 90).nullable().default(20),
  /** Countries that codes go to; no others. Not for e-mail. */
  countries: countryCodes.default([]),
  /** Host name to name in the message; "" for none. A text message then ends in `@domain #code`. */
  domain: z
    .string()
    .trim()
    .toLowerCase()
    .max(253)
    .regex(
      /^$|^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/,
      "Enter a host name such as app.example.com.",
    )
    .default(""),
});
export type OtpPolicy = z.output<typeof otpPolicy>;

/** A policy that is about to be saved: its limits must also fit each other. */
export const newOtpPolicy = otpPolicy.check(({ value, issues }) => {
  if (value.sendsPerDay < value.sendsPerWindow)
    issues.push({
      code: "custom",
      input: value.sendsPerDay,
      path: ["sendsPerDay"],
      message: `Give at least the ${value.sendsPerWindow} that ${value.windowMinutes} min allow.`,
    });
});

/** Seconds between codes to one recipient: the first gap, then growing ones. */
export function resendLadder(firstGapSeconds: number): number[] {
  return [firstGapSeconds, ...[60, 120, 300].filter((seconds) => seconds > firstGapSeconds)];
}

/** Wrong tries of one person over all codes, whatever the channel, and the pause that follows. */
export const triesOfSubject = { perHour: 10, perDay: 30, inARow: 100 } as const;
