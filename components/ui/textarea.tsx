import type { ComponentProps } from "react";
import { cn } from "./cn";

/** A text field of several lines that grows with its content where the browser can. */
export function Textarea({ className, rows = 3, ...props }: ComponentProps<"textarea">) {
  return (
    <textarea
      rows={rows}
      className={cn("field-box field-sizing-content max-h-96 min-h-18 resize-y py-1.5", className)}
      {...props}
    />
  );
}
