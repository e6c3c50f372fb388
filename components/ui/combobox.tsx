"use client";

import { ChevronDown } from "lucide-react";
import { Popover as Radix } from "radix-ui";
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";
import { cn } from "./cn";
import { useFloatingContainer } from "./floating-container";
import { type ComboboxOption, matchOptions } from "./match-options";
import { OptionList, optionId } from "./option-list";

type ComboboxProps = {
  /** What the field holds: an option's value, or whatever was typed. */
  value: string;
  onValueChange: (value: string) => void;
  options: readonly ComboboxOption[];
  /** Said in the list while options are on their way or could not be had; typing works all the same. */
  message?: ReactNode;
  /** Called when the list opens: the moment to load options. */
  onOpen?: () => void;
  onBlur?: () => void;
  id?: string;
  name?: string;
  placeholder?: string;
  disabled?: boolean;
  required?: boolean;
  mono?: boolean;
  className?: string;
  "aria-label"?: string;
  "aria-describedby"?: string;
  "aria-invalid"?: boolean;
  "aria-required"?: boolean;
};

/**
 * A text field that offers a list (ARIA combobox with list autocomplete). The list narrows as one
 * types; what is typed counts even if no option has it. Down opens, Enter takes the marked option,
 * Escape closes and keeps the text.
 */
export function Combobox({
  value,
  onValueChange,
  options,
  message,
  onOpen,
  onBlur,
  mono = false,
  className,
  disabled,
  ...props
}: ComboboxProps) {
  const listId = useId();
  const container = useFloatingContainer();
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState(false);
  const [active, setActive] = useState(-1);
  // A field that already holds an option shows all of them: one opens it to choose another.
  const shown = typed ? matchOptions(options, value) : options;
  const marked = open ? shown[active] : undefined;
  const hasList = open && (shown.length > 0 || message !== undefined);

  function show() {
    if (open || disabled) return;
    setOpen(true);
    setTyped(false);
    setActive(-1);
    onOpen?.();
  }

  function hide() {
    setOpen(false);
    setActive(-1);
  }

  function take(option: ComboboxOption) {
    if (option.disabledReason !== undefined) return;
    onValueChange(option.value);
    hide();
    input.current?.focus();
  }

  function move(step: 1 | -1) {
    if (!open) {
      show();
      return;
    }
    if (shown.length === 0) return;
    const from = active === -1 && step === -1 ? 0 : active;
    const next = (from + step + shown.length) % shown.length;
    setActive(next);
    list.current?.querySelectorAll('[role="option"]')[next]?.scrollIntoView({ block: "nearest" });
  }

  function handleKey(event: KeyboardEvent) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && marked) {
      event.preventDefault();
      take(marked);
    } else if (event.key === "Escape" && open) {
      // Otherwise a dialog around this field would close with the list.
      event.stopPropagation();
      event.preventDefault();
      hide();
    } else if (event.key === "Tab") {
      hide();
    }
  }

  return (
    <Radix.Root open={hasList} onOpenChange={(next) => (next ? show() : hide())}>
      <Radix.Anchor asChild>
        <span className={cn("relative block", className)}>
          <input
            ref={input}
            type="text"
            role="combobox"
            aria-expanded={hasList}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={marked ? optionId(listId, active) : undefined}
            autoComplete="off"
            spellCheck={false}
            disabled={disabled}
            value={value}
            onChange={(event) => {
              show();
              setTyped(true);
              setActive(-1);
              onValueChange(event.target.value);
            }}
            onClick={show}
            onKeyDown={handleKey}
            onBlur={() => {
              hide();
              onBlur?.();
            }}
            className={cn("field-box h-control pr-8", mono && "font-mono text-sm")}
            {...props}
          />
          <ChevronDown
            aria-hidden="true"
            className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2 text-muted"
          />
        </span>
      </Radix.Anchor>
      <Radix.Portal container={container}>
        <Radix.Content
          // The focus stays in the field; the list is only looked at.
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
          onInteractOutside={(event) => {
            if (event.target instanceof Node && input.current?.contains(event.target)) {
              event.preventDefault();
            }
          }}
          onMouseDown={(event) => event.preventDefault()}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          role="presentation"
          className="floating z-50 max-h-72 w-(--radix-popover-trigger-width) min-w-56 overflow-y-auto p-1"
        >
          <OptionList
            id={listId}
            label="Suggestions"
            ref={list}
            options={shown}
            value={value}
            active={active}
            onActiveChange={setActive}
            onTake={take}
            mono={mono}
          />
          {message !== undefined && (
            <div role="status" className="px-2 py-1.5 text-sm text-muted">
              {message}
            </div>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
