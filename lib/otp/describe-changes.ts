import type { Channel } from "@/lib/core/channel";
import { limitsOf } from "./limits";
import { type OtpChoice, otpDifferences } from "./otp-differences";

/** One value that a save replaces, in words. What only comes or only goes has no other side. */
export type OtpChange = { label: string; before: string | null; after: string | null };

/** Names for what a card holds by id or code. */
export type OtpNames = {
  connector: (id: string) => string;
  template: (id: string) => string;
  country: (code: string) => string;
};

/** What a save of `after` over `before` does, in the order of the card. */
export function describeChanges(
  channel: Channel,
  before: OtpChoice,
  after: OtpChoice,
  names: OtpNames,
): OtpChange[] {
  const changed = otpDifferences(before, after).after;
  const template = (id: string | null) => (id ? names.template(id) : "System");
  const minutes = (seconds: number) => `${seconds / 60} min`;
  const onOff = (isOn: boolean) => (isOn ? "on" : "off");
  const row = <T>(isChanged: boolean, label: string, from: T, to: T, say: (value: T) => string) =>
    isChanged ? [{ label, before: say(from), after: say(to) }] : [];
  return [
    ...row("isEnabled" in changed, "API and SDK", before.isEnabled, after.isEnabled, onOff),
    ...row(
      "connectorId" in changed,
      "Connector",
      before.connectorId,
      after.connectorId,
      names.connector,
    ),
    ...row("templateId" in changed, "Template", before.templateId, after.templateId, template),
    ...row(
      "expiresInSeconds" in changed,
      "Expires in",
      before.expiresInSeconds,
      after.expiresInSeconds,
      minutes,
    ),
    ...limitsOf(channel).flatMap(({ label, numbers }) =>
      numbers.flatMap((number) =>
        row(
          number.name in changed,
          number.label ? `${label}: ${number.label.toLowerCase()}` : label,
          before.policy[number.name],
          after.policy[number.name],
          (value) => (value === null ? "no limit" : String(value)),
        ),
      ),
    ),
    ...countryChanges(before.policy.countries, after.policy.countries, names.country),
    ...row(
      "domain" in changed,
      "Domain",
      before.policy.domain,
      after.policy.domain,
      (domain) => domain || "none",
    ),
  ];
}

function countryChanges(
  before: readonly string[],
  after: readonly string[],
  nameOf: (code: string) => string,
): OtpChange[] {
  const list = (codes: readonly string[]) => codes.map(nameOf).sort().join(", ");
  const added = list(after.filter((code) => !before.includes(code)));
  const removed = list(before.filter((code) => !after.includes(code)));
  return [
    ...(added ? [{ label: "Countries added", before: null, after: added }] : []),
    ...(removed ? [{ label: "Countries removed", before: removed, after: null }] : []),
  ];
}
