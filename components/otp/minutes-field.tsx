"use client";

import { useId } from "react";
import { Field, FieldError, FieldHelp, FieldLabel } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { expiryMinutes } from "@/lib/otp/schema";

type MinutesFieldProps = {
  value: string;
  isDisabled: boolean;
  isGood: boolean;
  onChange: (text: string) => void;
};

/** How long a code of a channel lives. */
export function MinutesField({ value, isDisabled, isGood, onChange }: MinutesFieldProps) {
  const id = useId();
  const range = `from ${expiryMinutes.min} to ${expiryMinutes.max}`;
  return (
    <Field>
      <FieldLabel htmlFor={id}>Expires in</FieldLabel>
      <div className="flex items-center gap-2">
        <Input
          id={id}
          inputMode="numeric"
          className="w-20 text-right tabular-nums"
          value={value}
          disabled={isDisabled}
          aria-invalid={!isGood}
          aria-describedby={`${id}-unit ${id}-below`}
          onChange={(event) => onChange(event.target.value)}
        />
        <span id={`${id}-unit`}>minutes</span>
      </div>
      <div id={`${id}-below`} className="min-h-5">
        <FieldError className="mt-0">{!isGood && `Give whole minutes ${range}.`}</FieldError>
        {isGood && <FieldHelp>Whole minutes {range}.</FieldHelp>}
      </div>
    </Field>
  );
}
