"use client";

import { useId } from "react";
import { Badge } from "@/components/ui/badge";
import { Combobox } from "@/components/ui/combobox";
import { FieldError, FieldHelp } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { SegmentedControl } from "@/components/ui/segmented-control";
import type { FieldOption } from "@/lib/connectors/kit/server-half";
import { type Channel, channelNames } from "@/lib/core/channel";
import { countryName, parsePhone } from "@/lib/core/phone";

export type LiveChoice = { channel: Channel | "none"; to: string };

/** Why a live message cannot go to `to`, or null. */
export function recipientProblem({ channel, to }: LiveChoice): string | null {
  if (channel === "none") return null;
  if (channel === "email") {
    return /^\S+@\S+\.\S+$/.test(to.trim()) ? null : "Enter an e-mail address.";
  }
  const phone = parsePhone(to);
  return phone.ok ? null : phone.error;
}

type LiveMessageProps = {
  channels: readonly Channel[];
  choice: LiveChoice;
  onChange: (choice: LiveChoice) => void;
  /** Recipients the credentials allow, where they allow only some. */
  options: readonly FieldOption[];
  error: string | null;
};

const verbs: Record<Channel, string> = { sms: "SMS", voice: "Call", email: channelNames.email };

/** Whether the test also sends a real message, and to whom. */
export function LiveMessage({ channels, choice, onChange, options, error }: LiveMessageProps) {
  const id = useId();
  const { channel, to } = choice;
  const isPhone = channel !== "email";
  const phone = isPhone ? parsePhone(to) : null;
  const names = {
    id: `${id}-to`,
    "aria-describedby": `${id}-below`,
    "aria-invalid": error !== null,
  };
  const normalise = () => {
    if (phone?.ok && phone.value.e164 !== to) onChange({ channel, to: phone.value.e164 });
  };
  return (
    <div>
      <p id={`${id}-label`} className="mb-1.5 font-medium">
        Also send
      </p>
      <SegmentedControl
        aria-labelledby={`${id}-label`}
        size="sm"
        segments={[
          { value: "none", label: "Nothing" },
          ...channels.map((each) => ({ value: each, label: verbs[each] })),
        ]}
        value={channel}
        onValueChange={(next) => onChange({ channel: next, to })}
      />
      {channel === "none" ? (
        <FieldHelp className="min-h-6 pt-1.5 pb-2.5">
          Choose a channel to send one real test message.
        </FieldHelp>
      ) : (
        <div className="pt-3">
          <Label htmlFor={names.id}>{isPhone ? "Recipient's phone number" : "Recipient"}</Label>
          <div className="mt-1.5">
            {options.length > 0 ? (
              <Combobox
                {...names}
                mono
                value={to}
                onValueChange={(value) => onChange({ channel, to: value })}
                onBlur={normalise}
                options={options.map((option) => ({
                  value: option.value,
                  description: option.label,
                  extra: option.badges.map((badge) => <Badge key={badge}>{badge}</Badge>),
                }))}
              />
            ) : (
              <Input
                {...names}
                mono
                inputMode={isPhone ? "tel" : "email"}
                autoComplete="off"
                value={to}
                onChange={(event) => onChange({ channel, to: event.target.value })}
                onBlur={normalise}
              />
            )}
          </div>
          <div id={`${id}-below`} className="min-h-6 pt-1 pb-1.5">
            <FieldError className="mt-0">{error}</FieldError>
            {!error && (
              <FieldHelp>
                {phone?.ok && phone.value.country
                  ? `${phone.value.international} · ${countryName(phone.value.country)}`
                  : "One message, at your account's price. It is sent once and never repeated."}
              </FieldHelp>
            )}
          </div>
        </div>
      )}
    </div>
  );
}
