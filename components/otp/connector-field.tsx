"use client";

import { useId } from "react";
import { Field, FieldError, FieldLabel } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
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
  const isListed = connectors.some((connector) => connector.id === value);
  return (
    <Field>
      <FieldLabel htmlFor={id}>Connector</FieldLabel>
      <NativeSelect
        id={id}
        value={isListed ? value : ""}
        disabled={isDisabled}
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-error`}
        onChange={(event) => onChange(event.target.value)}
      >
        {!isListed && <option value="">Choose a connector</option>}
        {connectors.map(({ id: connectorId, name, state }) => (
          <option
            key={connectorId}
            value={connectorId}
            disabled={!state.isReady && connectorId !== value}
          >
            {state.isReady ? name : `${name} · ${state.reason}`}
          </option>
        ))}
      </NativeSelect>
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </Field>
  );
}
