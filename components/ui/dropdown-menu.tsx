"use client";

import { Check } from "lucide-react";
import { DropdownMenu as Radix } from "radix-ui";
import { type ComponentProps, createContext, type FocusEvent, useContext, useRef } from "react";
import { cn } from "./cn";
import { useFloatingContainer } from "./floating-container";

export const DropdownMenuRadioGroup = Radix.RadioGroup;

/** Whether the last thing that opened a menu was a key. */
const ByKey = createContext<{ current: boolean }>({ current: false });

/** Not modal: the page behind stays readable and scrollable, as with a native menu. */
export function DropdownMenu(props: ComponentProps<typeof Radix.Root>) {
  return (
    <ByKey value={useRef(false)}>
      <Radix.Root modal={false} {...props} />
    </ByKey>
  );
}

export function DropdownMenuTrigger(props: ComponentProps<typeof Radix.Trigger>) {
  const byKey = useContext(ByKey);
  return (
    <Radix.Trigger
      onKeyDown={() => {
        byKey.current = true;
      }}
      onPointerDown={() => {
        byKey.current = false;
      }}
      {...props}
    />
  );
}

/**
 * A menu opened by a key starts at its first item. Radix does that too, but takes the key for a pointer when it was
 * pressed as the page had only just come to life: its listeners are added a moment after the button works.
 */
function startAtFirstItem({ target, currentTarget, relatedTarget }: FocusEvent<HTMLElement>) {
  if (target !== currentTarget || currentTarget.contains(relatedTarget)) return;
  currentTarget.querySelector<HTMLElement>('[role^="menuitem"]:not([data-disabled])')?.focus();
}

const contentLook =
  "floating z-50 min-w-44 max-w-80 overflow-y-auto p-1 data-[state=open]:animate-in data-[state=open]:fade-in-0";

export function DropdownMenuContent({
  className,
  sideOffset = 4,
  align = "end",
  ...props
}: ComponentProps<typeof Radix.Content>) {
  const container = useFloatingContainer();
  const byKey = useContext(ByKey);
  return (
    <Radix.Portal container={container}>
      <Radix.Content
        sideOffset={sideOffset}
        align={align}
        collisionPadding={8}
        onFocus={(event) => byKey.current && startAtFirstItem(event)}
        className={cn(
          contentLook,
          "max-h-(--radix-dropdown-menu-content-available-height)",
          className,
        )}
        {...props}
      />
    </Radix.Portal>
  );
}

export function DropdownMenuItem({
  className,
  variant = "default",
  ...props
}: ComponentProps<typeof Radix.Item> & { variant?: "default" | "danger" }) {
  return (
    <Radix.Item
      className={cn(
        "menu-item [&>svg]:size-4 [&>svg]:text-muted",
        variant === "danger" && "text-danger-text [&>svg]:text-danger-text",
        className,
      )}
      {...props}
    />
  );
}

export function DropdownMenuRadioItem({
  className,
  children,
  ...props
}: ComponentProps<typeof Radix.RadioItem>) {
  return (
    <Radix.RadioItem className={cn("menu-item pr-8 [&>svg]:size-4", className)} {...props}>
      {children}
      <Radix.ItemIndicator className="absolute right-2">
        <Check aria-hidden="true" className="size-4" />
      </Radix.ItemIndicator>
    </Radix.RadioItem>
  );
}

/** One of several that can be on together; the menu stays open. */
export function DropdownMenuCheckboxItem({
  className,
  children,
  ...props
}: ComponentProps<typeof Radix.CheckboxItem>) {
  return (
    <Radix.CheckboxItem
      className={cn("menu-item pr-8 [&>svg]:size-4", className)}
      onSelect={(event) => event.preventDefault()}
      {...props}
    >
      {children}
      <Radix.ItemIndicator className="absolute right-2">
        <Check aria-hidden="true" className="size-4" />
      </Radix.ItemIndicator>
    </Radix.CheckboxItem>
  );
}

export function DropdownMenuLabel({ className, ...props }: ComponentProps<typeof Radix.Label>) {
  return <Radix.Label className={cn("px-2 py-1 text-xs text-muted", className)} {...props} />;
}

export function DropdownMenuSeparator({
  className,
  ...props
}: ComponentProps<typeof Radix.Separator>) {
  return <Radix.Separator className={cn("-mx-1 my-1 h-px bg-border", className)} {...props} />;
}
