import type { ComponentProps } from "react";
import { cn } from "./cn";

/** A key, as it is written on the keyboard. */
export function Kbd({ className, ...props }: ComponentProps<"kbd">) {
  return (
    <kbd
      className={cn(
        "inline-flex h-5 min-w-5 items-center justify-center rounded-inner border bg-sunken px-1 font-sans text-xs text-muted",
        className,
      )}
      {...props}
    />
  );
}
