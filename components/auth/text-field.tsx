"use client";

import { type ComponentProps, type ReactNode, useId } from "react";
import type { UseFormRegisterReturn } from "react-hook-form";
import { Field, FieldError, FieldHelp, FieldLabel } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

type TextFieldProps = Pick<ComponentProps<"input">, "type" | "autoComplete" | "inputMode"> & {
  label: string;
  help?: ReactNode;
  error?: string;
  registration: UseFormRegisterReturn;
};

/** One line of text with label, help and error. */
export function TextField({ label, help, error, registration, ...input }: TextFieldProps) {
  const id = useId();
  return (
    <Field>
      <FieldLabel htmlFor={id}>{label}</FieldLabel>
      {help && <FieldHelp id={`${id}-help`}>{help}</FieldHelp>}
      <Input
        id={id}
        aria-invalid={error !== undefined}
        aria-describedby={`${help ? `${id}-help ` : ""}${id}-error`}
        {...input}
        {...registration}
      />
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </Field>
  );
}
