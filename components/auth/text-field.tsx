"use client";

import type { ComponentProps, ReactNode } from "react";
import type { UseFormRegisterReturn } from "react-hook-form";
import { Input } from "@/components/ui/input";
import { AuthField } from "./auth-field";

type TextFieldProps = Pick<ComponentProps<"input">, "type" | "autoComplete" | "inputMode"> & {
  label: string;
  help?: ReactNode;
  error?: string;
  registration: UseFormRegisterReturn;
};

/** One line of text with label, help and error. */
export function TextField({ label, help, error, registration, ...input }: TextFieldProps) {
  return (
    <AuthField label={label} help={help} error={error}>
      {(names) => <Input {...names} {...input} {...registration} />}
    </AuthField>
  );
}
