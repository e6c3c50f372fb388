import type { ComponentProps } from "react";
import { cn } from "./cn";

/** The name of a field; give it `htmlFor`, or put the control inside. */
export function Label({ className, htmlFor, ...props }: ComponentProps<"label">) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the caller ties it by htmlFor or by nesting.
    <label
      htmlFor={htmlFor}
      className={cn("text-base font-medium text-text select-none", className)}
      {...props}
    />
  );
}
