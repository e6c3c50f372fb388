import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";

/** The Patchbay mark: one cord from one socket to another. Decorative; the name stands beside it. */
export function Mark({ className, ...props }: ComponentProps<"svg">) {
  return (
    <svg
      viewBox="0 0 32 32"
      aria-hidden="true"
      className={cn("size-6 shrink-0", className)}
      {...props}
    >
      <rect width="32" height="32" rx="8" className="fill-accent" />
      <path
        d="M10 11c0 8 12 2 12 10"
        fill="none"
        strokeWidth="2.5"
        strokeLinecap="round"
        className="stroke-on-accent"
      />
      <circle cx="10" cy="9.5" r="2.5" className="fill-on-accent" />
      <circle cx="22" cy="22.5" r="2.5" className="fill-on-accent" />
    </svg>
  );
}
