"use client";

import type { UseFormRegisterReturn } from "react-hook-form";
import { passwordLimits } from "@/lib/auth/password-rules";
import { PasswordField } from "./password-field";

type NewPasswordFieldsProps = {
  label: string;
  newPassword: { registration: UseFormRegisterReturn; error: string | undefined };
  repeat: { registration: UseFormRegisterReturn; error: string | undefined };
};

/** A password that is being chosen, typed twice. */
export function NewPasswordFields({ label, newPassword, repeat }: NewPasswordFieldsProps) {
  return (
    <>
      <PasswordField
        label={label}
        help={`At least ${passwordLimits.min} characters; ${passwordLimits.advised} or more are much harder to guess. A few random words do well.`}
        autoComplete="new-password"
        {...newPassword}
      />
      <PasswordField label={`${label}, once more`} autoComplete="new-password" {...repeat} />
    </>
  );
}
