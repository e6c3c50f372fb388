"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { FormProblem } from "@/components/auth/form-problem";
import { NewPasswordFields } from "@/components/auth/new-password-fields";
import { PasswordField } from "@/components/auth/password-field";
import { useSubmit } from "@/components/auth/use-submit";
import { SubmitButton } from "@/components/ui/submit-button";
import { toast } from "@/components/ui/toast-store";
import { type ChangePasswordInput, changePasswordSchema, typedTwice } from "@/lib/auth/schema";
import type { AppError } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";

const schema = changePasswordSchema
  .extend({ repeat: z.string() })
  .refine(typedTwice.test, typedTwice.error);

type ChangePasswordFormProps = {
  /** For password managers, which keep the password under it. */
  email: string;
  changePassword: (
    input: ChangePasswordInput,
  ) => Promise<Result<{ endedSessions: number }, AppError>>;
};

export function ChangePasswordForm({ email, changePassword }: ChangePasswordFormProps) {
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: { currentPassword: "", newPassword: "", repeat: "" },
  });
  const { submit, isPending, problem } = useSubmit(
    form,
    ({ repeat: _, ...values }) => changePassword(values),
    ({ endedSessions }) => {
      form.reset();
      toast({
        tone: "success",
        title: "Password changed",
        description: endedSessions > 0 ? endedText(endedSessions) : undefined,
      });
    },
  );
  const { errors } = form.formState;
  return (
    <form method="post" noValidate onSubmit={submit}>
      <FormProblem error={problem} />
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <PasswordField
        label="Current password"
        autoComplete="current-password"
        error={errors.currentPassword?.message}
        registration={form.register("currentPassword")}
      />
      <NewPasswordFields
        label="New password"
        newPassword={{
          registration: form.register("newPassword"),
          error: errors.newPassword?.message,
        }}
        repeat={{ registration: form.register("repeat"), error: errors.repeat?.message }}
      />
      <SubmitButton pending={isPending}>Change password</SubmitButton>
    </form>
  );
}

const endedText = (sessions: number) =>
  sessions === 1
    ? "You were signed out in one other place."
    : `You were signed out in ${sessions} other places.`;
