"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useSyncExternalStore } from "react";
import { useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogTitle,
} from "@/components/ui/dialog";
import { SubmitButton } from "@/components/ui/submit-button";
import { confirmedMinutes } from "@/lib/auth/permissions";
import { type ConfirmPasswordInput, confirmPasswordSchema } from "@/lib/auth/schema";
import type { AppError } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";
import { PasswordField } from "./password-field";
import { passwordStore } from "./password-store";
import { useSubmit } from "./use-submit";

/** Server action that takes the password of whoever is signed in. */
export type ConfirmPassword = (input: ConfirmPasswordInput) => Promise<Result<null, AppError>>;

type PasswordDialogProps = {
  /** For password managers, which keep the password under it. */
  email: string;
  confirmPassword: ConfirmPassword;
};

/** Asks for the password when `confirmed` has to know it. Stands once in the shell. */
export function PasswordDialog(props: PasswordDialogProps) {
  const isAsked = useSyncExternalStore(passwordStore.subscribe, passwordStore.isAsked, () => false);
  return (
    <Dialog open={isAsked} onOpenChange={(open) => !open && passwordStore.answer(false)}>
      <DialogContent className="max-w-md">
        <DialogTitle>Enter your password</DialogTitle>
        <DialogDescription>
          This needs it once more, and then not for {confirmedMinutes} minutes. So nobody can do it
          at a screen you left open.
        </DialogDescription>
        <PasswordForm {...props} />
      </DialogContent>
    </Dialog>
  );
}

function PasswordForm({ email, confirmPassword }: PasswordDialogProps) {
  const form = useForm({
    resolver: zodResolver(confirmPasswordSchema),
    defaultValues: { password: "" },
  });
  const { submit, isPending, problem } = useSubmit(form, confirmPassword, () =>
    passwordStore.answer(true),
  );
  const { errors } = form.formState;
  return (
    <form method="post" noValidate onSubmit={submit}>
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <PasswordField
        label="Password"
        autoComplete="current-password"
        // Refusals show in the line that is kept free for them, so that nothing moves.
        error={errors.password?.message ?? problem?.text}
        registration={form.register("password")}
      />
      <DialogFooter>
        <Button onClick={() => passwordStore.answer(false)}>Cancel</Button>
        <SubmitButton pending={isPending}>Go on</SubmitButton>
      </DialogFooter>
    </form>
  );
}
