import type { Channel } from "@/lib/core/channel";
import type { LimitName } from "./limits";
import { type OtpPolicy, resendLadder } from "./policy";
import { presetOf, presets } from "./presets";

/** "Balanced: 6 digits, 5 wrong tries, 5 codes in 10 min, 10 a day" */
export function describeLimits(policy: Pick<OtpPolicy, LimitName>, channel: Channel): string {
  const preset = presetOf(policy, channel);
  const label = presets.find(({ name }) => name === preset)?.label ?? "Custom";
  const { codeLength, maxTries, sendsPerWindow, windowMinutes, sendsPerDay } = policy;
  const tries = maxTries === 1 ? "1 wrong try" : `${maxTries} wrong tries`;
  const codes = sendsPerWindow === 1 ? "1 code" : `${sendsPerWindow} codes`;
  return `${label}: ${codeLength} digits, ${tries}, ${codes} in ${windowMinutes} min, ${sendsPerDay} a day`;
}

/** "Germany and United States", "Austria, Germany and 3 more"; names in their order. */
export function describeCountries(names: readonly string[]): string {
  if (names.length === 0) return "Codes go to no country yet.";
  if (names.length <= 3) return joined(names);
  return joined([...names.slice(0, 2), `${names.length - 2} more`]);
}

/** "30 s, 1 min, 2 min, 5 min"; "" where nobody waits. */
export function describeWaits(firstGapSeconds: number): string {
  if (firstGapSeconds === 0) return "";
  return resendLadder(firstGapSeconds)
    .map((seconds) => (seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`))
    .join(", ");
}

const joined = (words: readonly string[]): string =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
