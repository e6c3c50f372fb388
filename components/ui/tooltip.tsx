"use client";

import { Tooltip as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { useFloatingContainer } from "./floating-container";

type TooltipProps = {
  /** Plain words; never the only place where something needed is said. */
  content: ReactNode;
  /** One focusable element. */
  children: ReactNode;
  side?: "top" | "right" | "bottom" | "left";
};

/** A short remark on hover or focus. */
export function Tooltip({ content, children, side = "top" }: TooltipProps) {
  const container = useFloatingContainer();
  return (
    <Radix.Provider delayDuration={300}>
      <Radix.Root>
        <Radix.Trigger asChild>{children}</Radix.Trigger>
        <Radix.Portal container={container}>
          <Radix.Content
            side={side}
            sideOffset={6}
            collisionPadding={8}
            className="z-50 max-w-72 rounded-control bg-inverse px-2 py-1 text-sm text-on-inverse data-[state=delayed-open]:animate-in data-[state=delayed-open]:fade-in-0"
          >
            {content}
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </Radix.Provider>
  );
}
