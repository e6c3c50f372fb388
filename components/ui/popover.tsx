"use client";

import { Popover as Radix } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "./cn";
import { useFloatingContainer } from "./floating-container";

export const Popover = Radix.Root;
export const PopoverTrigger = Radix.Trigger;
/** What it stands beside, where that is not what opened it. */
export const PopoverAnchor = Radix.Anchor;

/** A small window beside what opened it. It is a dialog: give it an aria-label or a heading. */
export function PopoverContent({
  className,
  align = "start",
  sideOffset = 4,
  ...props
}: ComponentProps<typeof Radix.Content>) {
  const container = useFloatingContainer();
  return (
    <Radix.Portal container={container}>
      <Radix.Content
        align={align}
        sideOffset={sideOffset}
        collisionPadding={8}
        className={cn(
          "floating z-50 w-72 max-w-[calc(100vw-1rem)] p-3 data-[state=open]:animate-in data-[state=open]:fade-in-0",
          className,
        )}
        {...props}
      />
    </Radix.Portal>
  );
}
