"use client";

import { useId } from "react";
import { Field, FieldError, FieldHelp, FieldLabel } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { Channel } from "@/lib/core/channel";
import { webOtpLine } from "@/lib/templates/web-otp-line";

type DomainSectionProps = {
  channel: Channel;
  value: string;
  /** Hosts of the pages that may call the client API. */
  allowedHosts: readonly string[];
  isDisabled: boolean;
  error: string | undefined;
  onChange: (domain: string) => void;
};

const help = {
  sms: "Host name of the page where the code is entered. The message then ends in a line with which phones offer the code on that site and on no other, and it stands for {{domain}} in templates.",
  voice: "Host name of the page where the code is entered: it stands for {{domain}} in templates.",
  email: "Host name of the page where the code is entered: it stands for {{domain}} in templates.",
} as const satisfies Record<Channel, string>;

/** The host name that messages of a channel tell. */
export function DomainSection(props: DomainSectionProps) {
  const { channel, value, allowedHosts, isDisabled, error, onChange } = props;
  const id = useId();
  const domain = value.trim().toLowerCase();
  const isGood = domain !== "" && error === undefined;
  const isForeign = isGood && allowedHosts.length > 0 && !allowedHosts.includes(domain);
  return (
    <Field>
      <FieldLabel htmlFor={id}>Domain</FieldLabel>
      <FieldHelp id={`${id}-help`}>{help[channel]}</FieldHelp>
      <Input
        id={id}
        mono
        inputMode="url"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value={value}
        placeholder="app.example.com"
        disabled={isDisabled}
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-help ${id}-error ${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
      />
      <FieldError id={`${id}-error`}>{error}</FieldError>
      <div id={`${id}-hint`} className="flex flex-col gap-1 text-sm text-muted empty:hidden">
        {isForeign && (
          <p>
            None of the project's allowed origins is on {domain}. Codes still go out; check the
            spelling.
          </p>
        )}
        {isGood && channel === "sms" && (
          <p>
            Last line of the message:{" "}
            <span className="font-mono break-all text-text">{webOtpLine(domain, "493021")}</span>
          </p>
        )}
      </div>
    </Field>
  );
}
