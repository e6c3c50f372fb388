"use client";

import { Eye, EyeOff } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import type { UseFormRegisterReturn } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Field, FieldError, FieldHelp, FieldLabel } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

type PasswordFieldProps = {
  label: string;
  help?: ReactNode;
  error?: string;
  autoComplete: "current-password" | "new-password";
  registration: UseFormRegisterReturn;
};

/** A password with a toggle that shows what was typed. */
export function PasswordField({
  label,
  help,
  error,
  autoComplete,
  registration,
}: PasswordFieldProps) {
  const id = useId();
  const [isShown, setShown] = useState(false);
  const Icon = isShown ? EyeOff : Eye;
  return (
    <Field>
      <FieldLabel htmlFor={id}>{label}</FieldLabel>
      {help && <FieldHelp id={`${id}-help`}>{help}</FieldHelp>}
      <div className="relative">
        <Input
          id={id}
          type={isShown ? "text" : "password"}
          autoComplete={autoComplete}
          autoCapitalize="none"
          spellCheck={false}
          className="w-full pr-10"
          aria-invalid={error !== undefined}
          aria-describedby={`${help ? `${id}-help ` : ""}${id}-error`}
          {...registration}
        />
        <Button
          variant="ghost"
          size="icon"
          className="absolute top-0 right-0"
          aria-label={`${isShown ? "Hide" : "Show"} ${label.toLowerCase()}`}
          aria-pressed={isShown}
          onClick={() => setShown(!isShown)}
        >
          <Icon aria-hidden="true" />
        </Button>
      </div>
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </Field>
  );
}
