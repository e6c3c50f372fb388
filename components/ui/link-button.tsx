import Link from "next/link";
import type { ComponentProps } from "react";
import { type ButtonVariants, buttonVariants } from "./button";
import { cn } from "./cn";

/** A link that looks like a button: it goes somewhere, it does not do something. */
export function LinkButton<Href extends string>({
  className,
  variant,
  size,
  ...props
}: ComponentProps<typeof Link<Href>> & ButtonVariants) {
  return (
    <Link
      className={cn(
        buttonVariants({ variant, size }),
        variant === "primary" && "hover:bg-accent-hover",
        (variant === undefined || variant === "secondary" || variant === "ghost") &&
          "hover:bg-hover",
        className,
      )}
      {...props}
    />
  );
}
