"use client";

import { TriangleAlert } from "lucide-react";
import { Disclosure } from "@/components/ui/disclosure";
import type { Channel } from "@/lib/core/channel";
import type { Country } from "@/lib/otp/countries";
import { describeCountries, describeLimits } from "@/lib/otp/describe-policy";
import type { LimitName } from "@/lib/otp/limits";
import type { OtpPolicy } from "@/lib/otp/policy";
import { presetOf } from "@/lib/otp/presets";
import { CountriesField } from "./countries-field";
import { DomainSection } from "./domain-section";
import { LimitsSection } from "./limits-section";
import type { OtpDraft } from "./otp-draft";

export type SectionName = "limits" | "countries" | "domain";

type PolicySectionsProps = {
  channel: Channel;
  draft: OtpDraft;
  /** The draft's, or null while one of them is wrong. */
  limits: Pick<OtpPolicy, LimitName> | null;
  countries: readonly Country[];
  allowedHosts: readonly string[];
  isDisabled: boolean;
  /** By field path, "policy.maxTries". */
  errors: Record<string, string>;
  open: readonly SectionName[];
  onOpenChange: (open: readonly SectionName[]) => void;
  onChange: (part: Partial<OtpDraft>) => void;
};

/** Limits, countries and domain of a channel: a line each that opens to be changed. */
export function PolicySections(props: PolicySectionsProps) {
  const { channel, draft, limits, countries, isDisabled, errors, open, onChange } = props;
  const sectionOf = (path: string): SectionName =>
    path.startsWith("policy.countries")
      ? "countries"
      : path === "policy.domain"
        ? "domain"
        : "limits";
  const wrong = Object.keys(errors)
    .filter((path) => path.startsWith("policy."))
    .map(sectionOf);
  const openToo = (name: SectionName) => {
    if (!open.includes(name)) props.onOpenChange([...open, name]);
  };
  // What is wrong is never hidden.
  const section = (name: SectionName) => ({
    isOpen: open.includes(name) || wrong.includes(name),
    onOpenChange: (isOpen: boolean) => {
      if (isOpen) openToo(name);
      else if (!wrong.includes(name)) props.onOpenChange(open.filter((one) => one !== name));
    },
  });
  // Opened by what was wrong in it, a section stays open once that is put right.
  const change = (name: SectionName, part: Partial<OtpDraft>) => {
    openToo(name);
    onChange(part);
  };
  const chosen = countries.filter(({ code }) => draft.countries.includes(code));
  return (
    <div className="flex flex-col divide-y border-y">
      <Disclosure
        title="Limits"
        summary={limits ? describeLimits(limits, channel) : "Something typed here is wrong."}
        {...section("limits")}
      >
        <LimitsSection
          channel={channel}
          texts={draft.limits}
          preset={limits && presetOf(limits, channel)}
          isDisabled={isDisabled}
          errors={errors}
          onChange={(texts) => change("limits", { limits: texts })}
        />
      </Disclosure>
      {channel !== "email" && (
        <Disclosure
          title="Countries"
          summary={
            chosen.length > 0 ? (
              describeCountries(chosen.map(({ name }) => name))
            ) : (
              <span className="inline-flex items-center gap-1.5 text-warning-text">
                <TriangleAlert aria-hidden="true" className="size-3.5 shrink-0" />
                Codes go to no country yet. Choose the first ones.
              </span>
            )
          }
          {...section("countries")}
        >
          <CountriesField
            countries={countries}
            values={draft.countries}
            label="Codes go to numbers of"
            help="And of no other country: numbers that earn from each message are often abroad. Premium-rate, shared-cost, toll-free and satellite numbers never get codes."
            isDisabled={isDisabled}
            error={errors["policy.countries"]}
            onChange={(codes) => change("countries", { countries: codes })}
          />
        </Disclosure>
      )}
      <Disclosure
        title="Domain"
        summary={
          draft.domain ? (
            <span className="font-mono">{draft.domain}</span>
          ) : (
            "Messages name no domain of yours."
          )
        }
        {...section("domain")}
      >
        <DomainSection
          channel={channel}
          value={draft.domain}
          allowedHosts={props.allowedHosts}
          isDisabled={isDisabled}
          error={errors["policy.domain"]}
          onChange={(domain) => change("domain", { domain })}
        />
      </Disclosure>
    </div>
  );
}
