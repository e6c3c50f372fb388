"use client";

import { type ReactNode, useRef, useState } from "react";
import { ComboboxField } from "./combobox-field";
import { type ComboboxOption, matchOptions } from "./match-options";
import { OptionList } from "./option-list";
import { OptionPopover } from "./option-popover";
import { useOptionList } from "./use-option-list";

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
  disabled,
  ...props
}: ComboboxProps) {
  const input = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState(false);
  // A field that already holds an option shows all of them: one opens it to choose another.
  const shown = typed ? matchOptions(options, value) : options;
  const hasList = open && (shown.length > 0 || message !== undefined);
  const { id, list, active, setActive, handleKey } = useOptionList({
    count: shown.length,
    isOpen: open,
    show,
    hide,
    onEnter(at) {
      const marked = shown[at];
      if (marked) take(marked);
      return marked !== undefined;
    },
  });

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

  return (
    <OptionPopover
      open={hasList}
      onOpenChange={(next) => (next ? show() : hide())}
      control={input}
      className="max-h-72 overflow-y-auto"
      anchor={
        <ComboboxField
          control={input}
          isOpen={hasList}
          listId={id}
          active={active}
          mono={mono}
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
          {...props}
        />
      }
    >
      <OptionList
        id={id}
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
    </OptionPopover>
  );
}
