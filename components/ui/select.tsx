"use client";

import { getNonce } from "get-nonce";
import { Check, ChevronDown } from "lucide-react";
import { Select as Radix } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "./cn";

/** A select whose options can hold more than text (icon, second line, reason why it is off). */
export const Select = Radix.Root;
export const SelectValue = Radix.Value;
export const SelectGroup = Radix.Group;

export function SelectTrigger({
  className,
  children,
  ...props
}: ComponentProps<typeof Radix.Trigger>) {
  return (
    <Radix.Trigger
      className={cn(
        "field-box flex h-control items-center justify-between gap-2 text-left data-placeholder:text-muted [&>span]:truncate",
        className,
      )}
      {...props}
    >
      {children}
      <Radix.Icon asChild>
        <ChevronDown aria-hidden="true" className="size-4 shrink-0 text-muted" />
      </Radix.Icon>
    </Radix.Trigger>
  );
}

export function SelectContent({
  className,
  children,
  position = "popper",
  ...props
}: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content
        position={position}
        sideOffset={4}
        className={cn(
          "floating z-50 max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width) max-w-[min(32rem,95vw)] overflow-hidden data-[state=open]:animate-in data-[state=open]:fade-in-0",
          className,
        )}
        {...props}
      >
        <Radix.Viewport className="p-1" nonce={getNonce()}>
          {children}
        </Radix.Viewport>
      </Radix.Content>
    </Radix.Portal>
  );
}

export function SelectLabel({ className, ...props }: ComponentProps<typeof Radix.Label>) {
  return <Radix.Label className={cn("px-2 py-1 text-xs text-muted", className)} {...props} />;
}

export type SelectItemProps = ComponentProps<typeof Radix.Item> & {
  /** A second, muted line, for instance why the option cannot be chosen. */
  description?: string;
};

export function SelectItem({ className, children, description, ...props }: SelectItemProps) {
  return (
    <Radix.Item className={cn("menu-item pr-8", className)} {...props}>
      <span className="min-w-0">
        <Radix.ItemText>{children}</Radix.ItemText>
        {description && <span className="block text-sm text-muted">{description}</span>}
      </span>
      <Radix.ItemIndicator className="absolute right-2">
        <Check aria-hidden="true" className="size-4" />
      </Radix.ItemIndicator>
    </Radix.Item>
  );
}
