"use client";

import { useId } from "react";
import { Field, FieldError, FieldLabel } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { ConnectorChoice } from "@/lib/otp/get-otp";

type ConnectorFieldProps = {
  connectors: readonly ConnectorChoice[];
  value: string;
  isDisabled: boolean;
  error: string | undefined;
  onChange: (connectorId: string) => void;
};

/** Connectors that can do the channel; one that lacks something is greyed and says what. */
export function ConnectorField({
  connectors,
  value,
  isDisabled,
  error,
  onChange,
}: ConnectorFieldProps) {
  const id = useId();
  return (
    <Field>
      <FieldLabel htmlFor={id}>Connector</FieldLabel>
      <Select
        id={id}
        value={value}
        placeholder="Choose a connector"
        disabled={isDisabled}
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-error`}
        onValueChange={onChange}
        options={connectors.map(({ id: connectorId, name, state }) => ({
          value: connectorId,
          label: name,
          description: state.isReady ? (state.sender ?? undefined) : undefined,
          disabledReason: state.isReady ? undefined : state.reason,
        }))}
      />
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </Field>
  );
}
