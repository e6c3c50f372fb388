import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps, MouseEvent } from "react";
import { cn } from "./cn";

export const buttonVariants = cva(
  "relative inline-flex shrink-0 items-center justify-center gap-1.5 overflow-hidden rounded-control border border-transparent font-medium whitespace-nowrap transition-colors select-none disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:cursor-default [&_svg]:size-4 [&_svg]:shrink-0",
  {
    variants: {
      variant: {
        primary: "bg-accent text-on-accent enabled:hover:bg-accent-hover",
        secondary: "border-control/55 bg-surface text-text enabled:hover:bg-hover",
        ghost: "text-text enabled:hover:bg-hover data-[state=open]:bg-hover",
        danger: "bg-danger text-on-accent enabled:hover:bg-danger-hover",
        link: "h-auto! px-0! text-accent-text underline-offset-4 hover:underline",
      },
      size: {
        sm: "h-control-sm px-2.5 text-sm",
        md: "h-control px-3 text-base",
        icon: "size-control text-base",
        "icon-sm": "size-control-sm text-sm",
      },
    },
    defaultVariants: { variant: "secondary", size: "md" },
  },
);

export type ButtonVariants = VariantProps<typeof buttonVariants>;

export type ButtonProps = ComponentProps<"button"> &
  ButtonVariants & {
    /** Work started by this button is under way: it stays focusable, but a press does nothing. */
    pending?: boolean;
    /** There is nothing to do now: it looks disabled, but whoever stands on it keeps the focus. */
    inactive?: boolean;
  };

const swallow = (event: MouseEvent) => {
  event.preventDefault();
  event.stopPropagation();
};

/** A button. `type` is "button" unless said otherwise, so that it never submits by accident. */
export function Button({
  className,
  variant,
  size,
  pending = false,
  inactive = false,
  type = "button",
  onClick,
  children,
  ...props
}: ButtonProps) {
  return (
    <button
      type={type}
      className={cn(
        buttonVariants({ variant, size }),
        inactive && "cursor-not-allowed! opacity-50",
        className,
      )}
      onClick={pending || inactive ? swallow : onClick}
      aria-disabled={pending || inactive || undefined}
      aria-busy={pending || undefined}
      {...props}
    >
      {children}
      {pending && (
        <span aria-hidden="true" className="absolute inset-x-0 bottom-0 h-0.5 overflow-hidden">
          <span className="block h-full w-1/3 animate-slide bg-current opacity-70" />
        </span>
      )}
    </button>
  );
}
