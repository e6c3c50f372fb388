"use client";

import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ComponentProps } from "react";
import { Button } from "./button";
import { cn } from "./cn";
import { InsideDialog } from "./floating-container";
import { returnFocus } from "./focus-history";

export const Dialog = Radix.Root;

export const overlayLook =
  "fixed inset-0 z-50 bg-overlay data-[state=open]:animate-in data-[state=open]:fade-in-0 data-[state=closed]:animate-out data-[state=closed]:fade-out-0";
export const dialogLook =
  "floating fixed top-1/2 left-1/2 z-50 flex max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] max-w-lg -translate-x-1/2 -translate-y-1/2 flex-col gap-4 overflow-y-auto p-5 data-[state=open]:animate-in data-[state=open]:fade-in-0 data-[state=open]:zoom-in-98 data-[state=closed]:animate-out data-[state=closed]:fade-out-0";

/**
 * After closing, the focus goes back to where it was, also when the dialog was opened by state or from
 * a menu that is gone by now; Radix knows its own trigger alone.
 */
export function restoreFocus(event: Event): void {
  if (event.target instanceof Element && returnFocus(event.target)) event.preventDefault();
}

/** The window itself; hold a DialogTitle and, if more must be said, a DialogDescription inside. */
export function DialogContent({
  className,
  children,
  ...props
}: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Overlay className={overlayLook} />
      <Radix.Content
        className={cn(dialogLook, className)}
        onCloseAutoFocus={restoreFocus}
        {...props}
      >
        <InsideDialog value={true}>{children}</InsideDialog>
        <Radix.Close asChild>
          <Button variant="ghost" size="icon-sm" className="absolute top-3.5 right-3.5">
            <X aria-hidden="true" />
            <span className="sr-only">Close</span>
          </Button>
        </Radix.Close>
      </Radix.Content>
    </Radix.Portal>
  );
}

export function DialogTitle({ className, ...props }: ComponentProps<typeof Radix.Title>) {
  return <Radix.Title className={cn("pr-8 text-lg font-semibold", className)} {...props} />;
}

export function DialogDescription({
  className,
  ...props
}: ComponentProps<typeof Radix.Description>) {
  return <Radix.Description className={cn("-mt-2 text-base text-muted", className)} {...props} />;
}

/** The row of buttons at the bottom, the main one last. */
export function DialogFooter({ className, ...props }: ComponentProps<"div">) {
  return <div className={cn("flex flex-wrap justify-end gap-2 pt-1", className)} {...props} />;
}
