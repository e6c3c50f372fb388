"use client";

import { AlertDialog as Radix } from "radix-ui";
import type { ComponentProps } from "react";
import { type ButtonVariants, buttonVariants } from "./button";
import { cn } from "./cn";
import { dialogLook, overlayLook, restoreFocus } from "./dialog";

/** A question that must be answered before anything else: deletes, losses. */
export const AlertDialog = Radix.Root;
export const AlertDialogTrigger = Radix.Trigger;

export function AlertDialogContent({ className, ...props }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Overlay className={overlayLook} />
      <Radix.Content
        className={cn(dialogLook, "max-w-md", className)}
        onCloseAutoFocus={restoreFocus}
        {...props}
      />
    </Radix.Portal>
  );
}

export function AlertDialogTitle({ className, ...props }: ComponentProps<typeof Radix.Title>) {
  return <Radix.Title className={cn("text-lg font-semibold", className)} {...props} />;
}

export function AlertDialogDescription({
  className,
  ...props
}: ComponentProps<typeof Radix.Description>) {
  return <Radix.Description className={cn("-mt-2 text-base text-muted", className)} {...props} />;
}

export function AlertDialogCancel({ className, ...props }: ComponentProps<typeof Radix.Cancel>) {
  return <Radix.Cancel className={cn(buttonVariants(), className)} {...props} />;
}

export function AlertDialogAction({
  className,
  variant = "danger",
  ...props
}: ComponentProps<typeof Radix.Action> & Pick<ButtonVariants, "variant">) {
  return <Radix.Action className={cn(buttonVariants({ variant }), className)} {...props} />;
}
