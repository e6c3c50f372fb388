import type { ComponentProps } from "react";
import { cn } from "./cn";

/** Keeps the place of something that is on its way; give it the size of what will come. */
export function Skeleton({ className, ...props }: ComponentProps<"div">) {
  return (
    <div
      aria-hidden="true"
      className={cn("animate-quiet rounded-control bg-sunken", className)}
      {...props}
    />
  );
}
