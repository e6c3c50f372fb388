"use client";

import { type ReactNode, useId } from "react";
import { FieldError, FieldHelp, FieldLabel } from "@/components/ui/field";

type AuthFieldProps = {
  label: string;
  help?: ReactNode;
  error?: string;
  children: (names: {
    id: string;
    "aria-describedby": string;
    "aria-invalid": boolean;
  }) => ReactNode;
};

/**
 * Label, help, control, and a line for the error that is always there: it is the space between the
 * rows, so nothing moves when an error comes or goes.
 */
export function AuthField({ label, help, error, children }: AuthFieldProps) {
  const id = useId();
  return (
    <div className="min-w-0">
      <FieldLabel htmlFor={id}>{label}</FieldLabel>
      {help && (
        <FieldHelp id={`${id}-help`} className="mt-0.5">
          {help}
        </FieldHelp>
      )}
      <div className="mt-1.5">
        {children({
          id,
          "aria-describedby": `${help ? `${id}-help ` : ""}${id}-error`,
          "aria-invalid": error !== undefined,
        })}
      </div>
      <div className="min-h-8.5 pt-1 pb-2.5">
        <FieldError id={`${id}-error`} className="mt-0">
          {error}
        </FieldError>
      </div>
    </div>
  );
}
