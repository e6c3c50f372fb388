"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useForm } from "react-hook-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { type SignInInput, signInSchema } from "@/lib/auth/schema";
import type { AppError } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";
import { FormProblem } from "./form-problem";
import { PasswordField } from "./password-field";
import { TextField } from "./text-field";
import { useSubmit } from "./use-submit";

type SignInFormProps = {
  signIn: (
    input: SignInInput & { next: string | null },
  ) => Promise<Result<{ path: Route }, AppError>>;
  /** Where to go afterwards, checked by the page. */
  next: string | null;
};

export function SignInForm({ signIn, next }: SignInFormProps) {
  const router = useRouter();
  const form = useForm({
    resolver: zodResolver(signInSchema),
    defaultValues: { email: "", password: "" },
  });
  const { submit, isPending, problem } = useSubmit(
    form,
    async (values) => {
      const answer = await signIn({ ...values, next });
      if (!answer.ok) form.setFocus("password", { shouldSelect: true });
      return answer;
    },
    ({ path }) => router.replace(path),
  );
  const { errors } = form.formState;
  return (
    <form method="post" noValidate onSubmit={submit}>
      {problem?.requestId && <FormProblem error={problem} />}
      <TextField
        label="E-mail"
        type="email"
        autoComplete="username"
        inputMode="email"
        error={errors.email?.message}
        registration={form.register("email")}
      />
      <PasswordField
        label="Password"
        autoComplete="current-password"
        // Refusals show in the line that is kept free for them, so that nothing moves.
        error={errors.password?.message ?? (problem?.requestId ? undefined : problem?.text)}
        registration={form.register("password")}
      />
      <SubmitButton className="w-full" pending={isPending}>
        Sign in
      </SubmitButton>
    </form>
  );
}
