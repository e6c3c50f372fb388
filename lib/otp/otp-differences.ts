import type { OtpPolicy } from "./policy";
import type { SaveOtpChannelInput } from "./schema";

/** What one card holds, as it is stored. */
export type OtpChoice = Omit<SaveOtpChannelInput, "channel" | "expectedVersion">;

type FlatChoice = Omit<OtpChoice, "policy"> & OtpPolicy;
type Differences = { before: Partial<FlatChoice>; after: Partial<FlatChoice> };

/** The values that two states of a card do not share: names of both sides, the policy's among them. */
export function otpDifferences(before: OtpChoice, after: OtpChoice): Differences {
  const [old, now] = [flat(before), flat(after)];
  const differ = (name: string) =>
    JSON.stringify(Reflect.get(old, name)) !== JSON.stringify(Reflect.get(now, name));
  const only = (choice: FlatChoice): Partial<FlatChoice> =>
    Object.fromEntries(Object.entries(choice).filter(([name]) => differ(name)));
  return { before: only(old), after: only(now) };
}

const flat = (choice: OtpChoice): FlatChoice => ({
  isEnabled: choice.isEnabled,
  connectorId: choice.connectorId,
  templateId: choice.templateId,
  expiresInSeconds: choice.expiresInSeconds,
  ...choice.policy,
});
