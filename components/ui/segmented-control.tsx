"use client";

import { type ReactNode, useId } from "react";
import { cn } from "./cn";

type Segment<Value extends string> = {
  value: Value;
  label: ReactNode;
  disabled?: boolean;
};

type SegmentedControlProps<Value extends string> = {
  segments: readonly Segment<Value>[];
  value: Value;
  onValueChange: (value: Value) => void;
  size?: "sm" | "md";
  disabled?: boolean;
  className?: string;
  id?: string;
  "aria-describedby"?: string;
} & ({ "aria-label": string } | { "aria-labelledby": string });

/**
 * A choice of one among few, all visible: ways to authenticate, filters. Real radio buttons under the
 * look: one tab stop, arrow keys move and choose, wrapping at the ends.
 */
export function SegmentedControl<Value extends string>({
  segments,
  value,
  onValueChange,
  size = "md",
  disabled = false,
  className,
  ...props
}: SegmentedControlProps<Value>) {
  const name = useId();
  return (
    <div
      role="radiogroup"
      className={cn(
        "inline-flex max-w-full flex-wrap gap-0.5 self-start rounded-control border bg-sunken p-0.5",
        className,
      )}
      {...props}
    >
      {segments.map((segment) => (
        <label
          key={segment.value}
          className={cn(
            "relative inline-flex items-center gap-1.5 rounded-inner border border-transparent px-2.5 text-muted transition-colors select-none not-has-disabled:hover:text-text has-checked:border-control has-checked:bg-surface has-checked:font-medium has-checked:text-text has-disabled:opacity-50 has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-ring [&_svg]:size-4",
            size === "sm" ? "h-5.5 text-sm touch:h-8" : "h-6.5 text-base touch:h-8",
          )}
        >
          <input
            type="radio"
            name={name}
            value={segment.value}
            checked={segment.value === value}
            disabled={disabled || segment.disabled}
            onChange={() => onValueChange(segment.value)}
            className="absolute inset-0 appearance-none rounded-inner outline-none"
          />
          <span className="pointer-events-none inline-flex items-center gap-1.5">
            {segment.label}
          </span>
        </label>
      ))}
    </div>
  );
}
