"use client";

import { useFormStatus } from "react-dom";
import { Button, type ButtonProps } from "./button";
import { useHydrated } from "./use-hydrated";

/**
 * Submits the form around it and shows that the submission is under way. It can be pressed only once
 * the page has come alive: a native submission before that could put fields into the address.
 */
export function SubmitButton({ pending, disabled, variant = "primary", ...props }: ButtonProps) {
  const status = useFormStatus();
  const hydrated = useHydrated();
  return (
    <Button
      type="submit"
      variant={variant}
      pending={pending === true || status.pending}
      disabled={disabled === true || !hydrated}
      {...props}
    />
  );
}
