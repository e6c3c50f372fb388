"use client";

import { Popover as Radix } from "radix-ui";
import type { ReactElement, ReactNode, RefObject } from "react";
import { cn } from "./cn";
import { useFloatingContainer } from "./floating-container";

type OptionPopoverProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** What the list hangs below: one element that takes a ref. */
  anchor: ReactElement;
  /** The control that keeps the focus; a click on it does not count as one outside the list. */
  control: RefObject<HTMLElement | null>;
  className?: string;
  children: ReactNode;
};

/** The floating part below a field that offers options. The focus stays in the field. */
export function OptionPopover({
  open,
  onOpenChange,
  anchor,
  control,
  className,
  children,
}: OptionPopoverProps) {
  const container = useFloatingContainer();
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Anchor asChild>{anchor}</Radix.Anchor>
      <Radix.Portal container={container}>
        <Radix.Content
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
          onInteractOutside={(event) => {
            if (event.target instanceof Node && control.current?.contains(event.target))
              event.preventDefault();
          }}
          onMouseDown={(event) => event.preventDefault()}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          role="presentation"
          className={cn("floating z-50 w-(--radix-popover-trigger-width) min-w-56 p-1", className)}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
