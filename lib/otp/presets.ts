import type { Channel } from "@/lib/core/channel";
import { type LimitName, limitsOf } from "./limits";
import { type OtpPolicy, otpPolicy } from "./policy";

export type PresetName = "strict" | "balanced" | "open";
type Limits = Pick<OtpPolicy, LimitName>;

const { countries: _countries, domain: _domain, ...balanced } = otpPolicy.parse({});

/** Limits that are set together. The defaults are the balanced ones. */
export const presets: readonly { name: PresetName; label: string; limits: Limits }[] = [
  {
    name: "strict",
    label: "Strict",
    limits: {
      codeLength: 8,
      maxTries: 3,
      resendGapSeconds: 60,
      sendsPerWindow: 3,
      windowMinutes: 10,
      sendsPerDay: 5,
      sendsPerAddress: 30,
      sendsPerPrefix: 20,
      minVerifiedPercent: 30,
    },
  },
  { name: "balanced", label: "Balanced", limits: balanced },
  {
    name: "open",
    label: "Open",
    limits: {
      codeLength: 6,
      maxTries: 10,
      resendGapSeconds: 15,
      sendsPerWindow: 10,
      windowMinutes: 10,
      sendsPerDay: 30,
      sendsPerAddress: 1_000,
      sendsPerPrefix: 500,
      minVerifiedPercent: 10,
    },
  },
];

/** Which preset a policy is, by the limits that its channel has; null for values of its own. */
export function presetOf(policy: Limits, channel: Channel): PresetName | null {
  const names = limitsOf(channel).flatMap(({ numbers }) => numbers.map(({ name }) => name));
  const same = presets.find(({ limits }) => names.every((name) => limits[name] === policy[name]));
  return same?.name ?? null;
}
