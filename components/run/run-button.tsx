import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";
import type { ScreenButton } from "@/lib/flows/nodes/screen/definition";

const looks: Record<ScreenButton["kind"], string> = {
  primary:
    "min-h-11 w-full border border-accent-text bg-accent px-4 font-medium text-on-accent enabled:hover:bg-accent-hover",
  secondary:
    "min-h-11 w-full border border-control/55 bg-surface px-4 font-medium enabled:hover:bg-hover",
  link: "min-h-11 px-1 text-accent-text underline-offset-4 enabled:hover:underline",
};

type RunButtonProps = ComponentProps<"button"> & { kind?: ScreenButton["kind"] };

/** A button of an end user's page: large enough for a thumb, and it posts the form it stands in. */
export function RunButton({ kind = "primary", className, ...props }: RunButtonProps) {
  return (
    <button
      type="submit"
      className={cn(
        "rounded-control text-lg transition-colors aria-disabled:cursor-default aria-disabled:opacity-60",
        looks[kind],
        className,
      )}
      {...props}
    />
  );
}
