"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { Controller, useForm } from "react-hook-form";
import { z } from "zod";
import { FormProblem } from "@/components/auth/form-problem";
import { NewPasswordFields } from "@/components/auth/new-password-fields";
import { TextField } from "@/components/auth/text-field";
import { useSubmit } from "@/components/auth/use-submit";
import { CountriesField } from "@/components/otp/countries-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { typedTwice } from "@/lib/auth/schema";
import type { AppError } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";
import type { Country } from "@/lib/otp/countries";
import { type CompleteSetupInput, completeSetupSchema } from "@/lib/setup/schema";

const schema = completeSetupSchema
  .omit({ token: true })
  .extend({ repeat: z.string() })
  .refine(typedTwice.test, typedTwice.error);

type SetupFormProps = {
  token: string;
  countries: readonly Country[];
  /** Codes of those that are chosen already. */
  firstCountries: readonly string[];
  completeSetup: (input: CompleteSetupInput) => Promise<Result<{ path: Route }, AppError>>;
};

/** Makes the first owner. */
export function SetupForm({ token, countries, firstCountries, completeSetup }: SetupFormProps) {
  const router = useRouter();
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: {
      name: "",
      email: "",
      newPassword: "",
      repeat: "",
      countries: [...firstCountries],
    },
  });
  const { submit, isPending, problem } = useSubmit(
    form,
    ({ repeat: _, ...values }) => completeSetup({ token, ...values }),
    ({ path }) => router.replace(path),
  );
  const { errors } = form.formState;
  return (
    <form method="post" noValidate onSubmit={submit}>
      <FormProblem error={problem} />
      <TextField
        label="Your name"
        autoComplete="name"
        error={errors.name?.message}
        registration={form.register("name")}
      />
      <TextField
        label="E-mail"
        help="You sign in with it. Nothing is sent to it."
        type="email"
        autoComplete="username"
        inputMode="email"
        error={errors.email?.message}
        registration={form.register("email")}
      />
      <NewPasswordFields
        label="Password"
        newPassword={{
          registration: form.register("newPassword"),
          error: errors.newPassword?.message,
        }}
        repeat={{ registration: form.register("repeat"), error: errors.repeat?.message }}
      />
      <div className="mb-5">
        <Controller
          control={form.control}
          name="countries"
          render={({ field, fieldState }) => (
            <CountriesField
              countries={countries}
              values={field.value}
              label="Codes go to phones in"
              help="And nowhere else, until you change it for a channel."
              error={fieldState.error?.message}
              onChange={field.onChange}
            />
          )}
        />
      </div>
      <SubmitButton className="w-full" pending={isPending}>
        Create owner and sign in
      </SubmitButton>
    </form>
  );
}
