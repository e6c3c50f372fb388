import type { Channel } from "@/lib/core/channel";
import { type OtpPolicy, resendLadder } from "./policy";

/** One counter that a send takes from: `max` in a window, or one at a time with growing gaps. */
export type LimitPlan = {
  name: "gap" | "window" | "day" | "address" | "prefix" | "project";
  key: string;
  max: number;
  windowSeconds: number;
  ladder: readonly number[] | null;
};

const hour = 3_600;
const day = 24 * hour;

/** The counter that holds back the next send to a recipient; a refused send gives it back. */
export const gapKey = (destination: string): string => `gap:${destination}`;

/** Every counter of sends to one recipient. */
export const recipientKeys = (destination: string): string[] => [
  gapKey(destination),
  `window:${destination}`,
  `day:${destination}`,
];

/** Numbers that differ in their last four digits only are one prefix. */
export const prefixOf = (e164: string): string => e164.slice(0, -4);

/**
 * The counters of one send in the order in which they refuse: recipient, client address, number
 * prefix, project. A limit that is off is left out.
 */
export function planLimits(
  policy: OtpPolicy,
  send: {
    channel: Channel;
    destination: string;
    addressBucket: string;
    dailyMessageCap: number | null;
  },
): LimitPlan[] {
  const { destination } = send;
  const window = (
    name: LimitPlan["name"],
    key: string,
    max: number | null,
    windowSeconds: number,
  ): LimitPlan[] =>
    max === null ? [] : [{ name, key: `${name}:${key}`, max, windowSeconds, ladder: null }];
  const gap: LimitPlan[] =
    policy.resendGapSeconds === 0
      ? []
      : [
          {
            name: "gap",
            key: gapKey(destination),
            max: 1,
            windowSeconds: 0,
            ladder: resendLadder(policy.resendGapSeconds),
          },
        ];
  return [
    ...gap,
    ...window("window", destination, policy.sendsPerWindow, policy.windowMinutes * 60),
    ...window("day", destination, policy.sendsPerDay, day),
    ...window("address", send.addressBucket, policy.sendsPerAddress, hour),
    ...(send.channel === "email"
      ? []
      : window("prefix", prefixOf(destination), policy.sendsPerPrefix, hour)),
    ...window("project", "day", send.dailyMessageCap, day),
  ];
}

const hours = (seconds: number) => (seconds === hour ? "an hour" : "a day");

/** A rule that a send passed, in words, for the story of the message. */
export function describeLimit({ name, max, windowSeconds, ladder }: LimitPlan): string {
  if (name === "gap") return `${ladder?.join(", ")} seconds between codes to one recipient`;
  if (name === "window") return `${max} codes to one recipient in ${windowSeconds / 60} minutes`;
  const what = {
    day: "one recipient",
    address: "one client address",
    prefix: "numbers that differ in their last four digits only",
    project: "the whole project",
  }[name];
  return `${max} codes for ${what} in ${hours(windowSeconds)}`;
}

/** What the one who asks for a code hears; no word of whether anybody has this number. */
export const limitTexts = {
  gap: "A code was sent a moment ago. Wait a little before asking for another one.",
  window: "Too many codes were sent. Wait a few minutes.",
  day: "Too many codes were sent today. Try again tomorrow.",
  address: "Too many codes were asked for from this network. Wait a little.",
  prefix: "Too many codes were sent to numbers like this one. Wait a little.",
  project: "No more codes are sent today.",
} as const satisfies Record<LimitPlan["name"], string>;
