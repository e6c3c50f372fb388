"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { useForm } from "react-hook-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { type SignInInput, signInSchema } from "@/lib/auth/schema";
import type { AppError } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";
import { FormProblem } from "./form-problem";
import { PasswordField } from "./password-field";
import { TextField } from "./text-field";

type SignInFormProps = {
  signIn: (
    input: SignInInput & { next: string | null },
  ) => Promise<Result<{ path: Route }, AppError>>;
  next: string | null;
};

export function SignInForm({ signIn, next }: SignInFormProps) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const [problem, setProblem] = useState<AppError | null>(null);
  const { register, handleSubmit, formState, setFocus } = useForm({
    resolver: zodResolver(signInSchema),
    defaultValues: { email: "", password: "" },
  });
  const submit = handleSubmit((input) => {
    setProblem(null);
    startTransition(async () => {
      const answer = await signIn({ ...input, next });
      if (answer.ok) {
        router.replace(answer.value.path);
        return;
      }
      setProblem(answer.error);
      setFocus("password", { shouldSelect: true });
    });
  });
  const { errors } = formState;
  return (
    <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-5">
      <FormProblem error={problem} />
      <TextField
        label="E-mail"
        type="email"
        autoComplete="username"
        inputMode="email"
        error={errors.email?.message}
        registration={register("email")}
      />
      <PasswordField
        label="Password"
        autoComplete="current-password"
        error={errors.password?.message}
        registration={register("password")}
      />
      <SubmitButton pending={isPending}>Sign in</SubmitButton>
    </form>
  );
}
