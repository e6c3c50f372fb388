"use client";

import { useState, useTransition } from "react";
import type { FieldValues, Path, UseFormReturn } from "react-hook-form";
import type { AppError } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";

/**
 * Sends a form that is in order to a server action. What the server finds wrong with a field goes
 * under that field; what it refuses as a whole is `problem`. Pending until the answer has been
 * dealt with, a change of page included.
 */
export function useSubmit<Input extends FieldValues, Output extends FieldValues, Answer>(
  form: UseFormReturn<Input, unknown, Output>,
  send: (values: Output) => Promise<Result<Answer, AppError>>,
  onDone: (answer: Answer) => void,
) {
  const [isPending, startTransition] = useTransition();
  const [problem, setProblem] = useState<AppError | null>(null);
  const names = Object.keys(form.getValues());
  const submit = form.handleSubmit((values) => {
    setProblem(null);
    startTransition(async () => {
      const answer = await send(values);
      if (answer.ok) {
        onDone(answer.value);
        return;
      }
      const wrong = Object.entries(answer.error.fields ?? {}).filter(([name]) =>
        names.includes(name),
      );
      // The server names the fields that the form has sent.
      for (const [index, [name, message]] of wrong.entries())
        form.setError(name as Path<Input>, { message }, { shouldFocus: index === 0 });
      if (wrong.length === 0) setProblem(answer.error);
    });
  });
  return { submit, isPending, problem };
}
