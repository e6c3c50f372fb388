"use client";

import { ChevronDown } from "lucide-react";
import { type KeyboardEvent, useId, useRef, useState } from "react";
import { cn } from "./cn";
import type { ComboboxOption } from "./match-options";
import { OptionList, optionId } from "./option-list";
import { OptionPopover } from "./option-popover";
import { typeAhead } from "./type-ahead";

type SelectProps = {
  value: string;
  onValueChange: (value: string) => void;
  options: readonly ComboboxOption[];
  placeholder?: string;
  disabled?: boolean;
  id?: string;
  /** Sends the value with the form around it. */
  name?: string;
  onBlur?: () => void;
  className?: string;
  "aria-label"?: string;
  "aria-labelledby"?: string;
  "aria-describedby"?: string;
  "aria-invalid"?: boolean;
};

/**
 * A select whose options hold more than text: badges, a second line, the reason why one is off. Where
 * plain text is enough, NativeSelect is the better one. Keys as in a native select: Down, Up, Enter or
 * Space open; Home, End and letters move; Enter takes; Escape closes.
 */
export function Select({
  value,
  onValueChange,
  options,
  placeholder = "Choose",
  disabled = false,
  name,
  onBlur,
  className,
  ...props
}: SelectProps) {
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const chosen = options.find((option) => option.value === value);

  function show() {
    setOpen(true);
    setActive(Math.max(0, chosen ? options.indexOf(chosen) : 0));
  }

  function take(option: ComboboxOption) {
    if (option.disabledReason !== undefined) return;
    onValueChange(option.value);
    setOpen(false);
    button.current?.focus();
  }

  function move(to: number) {
    const next = Math.min(options.length - 1, Math.max(0, to));
    setActive(next);
    list.current?.querySelectorAll('[role="option"]')[next]?.scrollIntoView({ block: "nearest" });
  }

  function handleKey(event: KeyboardEvent) {
    const { key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (key === "Tab") return setOpen(false);
    const found = typeAhead(options, open ? active : -1, key);
    if (!open) {
      if (!["ArrowDown", "ArrowUp", "Enter", " "].includes(key) && found === -1) return;
      event.preventDefault();
      show();
      if (found !== -1) setActive(found);
      return;
    }
    const marked = options[active];
    if (key === "ArrowDown") move(active + 1);
    else if (key === "ArrowUp") move(active - 1);
    else if (key === "Home") move(0);
    else if (key === "End") move(options.length - 1);
    else if ((key === "Enter" || key === " ") && marked) take(marked);
    else if (key === "Escape") {
      // Otherwise a dialog around this field would close with the list.
      event.stopPropagation();
      setOpen(false);
    } else if (found !== -1) move(found);
    else return;
    event.preventDefault();
  }

  return (
    <>
      <OptionPopover
        open={open}
        onOpenChange={setOpen}
        control={button}
        className="max-h-(--radix-popover-content-available-height) overflow-y-auto"
        anchor={
          <button
            ref={button}
            type="button"
            role="combobox"
            aria-expanded={open}
            aria-haspopup="listbox"
            aria-controls={open ? listId : undefined}
            aria-activedescendant={open && active >= 0 ? optionId(listId, active) : undefined}
            disabled={disabled}
            onClick={() => (open ? setOpen(false) : show())}
            onKeyDown={handleKey}
            onBlur={() => {
              setOpen(false);
              onBlur?.();
            }}
            className={cn(
              "field-box flex h-control items-center justify-between gap-2 text-left",
              className,
            )}
            {...props}
          >
            <span className={cn("truncate", !chosen && "text-muted")}>
              {chosen ? (chosen.label ?? chosen.value) : placeholder}
            </span>
            <ChevronDown aria-hidden="true" className="size-4 shrink-0 text-muted" />
          </button>
        }
      >
        <OptionList
          id={listId}
          label="Options"
          ref={list}
          options={options}
          value={value}
          active={active}
          onActiveChange={setActive}
          onTake={take}
        />
      </OptionPopover>
      {name && <input type="hidden" name={name} value={value} />}
    </>
  );
}
