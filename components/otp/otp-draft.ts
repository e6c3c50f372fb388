import { fieldErrors } from "@/lib/core/parse-input";
import type { OtpChannelView } from "@/lib/otp/get-otp";
import { type LimitName, limitNames } from "@/lib/otp/limits";
import { newOtpPolicy, type OtpPolicy } from "@/lib/otp/policy";
import { type SaveOtpChannelInput, saveOtpChannelInput } from "@/lib/otp/schema";

/** What a card holds while it is edited: numbers as they were typed. */
export type OtpDraft = {
  isEnabled: boolean;
  connectorId: string;
  templateId: string | null;
  minutes: string;
  limits: Record<LimitName, string>;
  countries: string[];
  domain: string;
};

export const draftOf = ({ policy, ...settings }: OtpChannelView): OtpDraft => ({
  isEnabled: settings.isEnabled,
  connectorId: settings.connectorId,
  templateId: settings.templateId,
  minutes: String(settings.expiresInSeconds / 60),
  limits: limitTexts(policy),
  countries: policy.countries,
  domain: policy.domain,
});

/** Limits as texts for their fields; one that is off is an empty field. */
export function limitTexts(policy: Pick<OtpPolicy, LimitName>): Record<LimitName, string> {
  const texts = limitNames.map((name) => [name, String(policy[name] ?? "")]);
  // One entry a name, as the list has them all.
  return Object.fromEntries(texts) as Record<LimitName, string>;
}

export function isSameDraft(a: OtpDraft, b: OtpDraft): boolean {
  const text = ({ countries, ...draft }: OtpDraft) =>
    JSON.stringify([draft, [...countries].sort()]);
  return text(a) === text(b);
}

type Read = {
  input: SaveOtpChannelInput | null;
  /** null while one of them is wrong. */
  limits: Pick<OtpPolicy, LimitName> | null;
  errors: Record<string, string>;
};

/** What a save of the draft would send; null and a sentence a field while something is wrong. */
export function readDraft(settings: OtpChannelView, draft: OtpDraft): Read {
  const numbers = limitNames.map((name) => {
    const text = draft.limits[name].trim();
    return [name, text === "" ? null : Number(text)];
  });
  const parsed = saveOtpChannelInput.safeParse({
    channel: settings.channel,
    isEnabled: draft.isEnabled,
    connectorId: draft.connectorId,
    templateId: draft.templateId,
    expiresInSeconds: Number(draft.minutes) * 60,
    policy: {
      ...Object.fromEntries(numbers),
      countries: draft.countries,
      domain: draft.domain,
    },
    expectedVersion: settings.version,
  });
  const limits = newOtpPolicy.safeParse(Object.fromEntries(numbers));
  return {
    input: parsed.data ?? null,
    limits: limits.data ?? null,
    errors: parsed.success ? {} : fieldErrors(parsed.error),
  };
}
