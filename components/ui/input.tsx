import type { ComponentProps } from "react";
import { cn } from "./cn";

export type InputProps = ComponentProps<"input"> & {
  /** Monospaced, for identifiers, numbers and codes. */
  mono?: boolean;
};

/** A one-line text field. Label and messages come from `Field`. */
export function Input({ className, mono = false, type = "text", ...props }: InputProps) {
  return (
    <input
      type={type}
      className={cn("field-box h-control", mono && "font-mono text-sm", className)}
      {...props}
    />
  );
}
