"use client";

import { type RefObject, useRef, useState } from "react";
import { ComboboxField } from "./combobox-field";
import type { ComboboxOption } from "./match-options";
import { OptionList } from "./option-list";
import { OptionPopover } from "./option-popover";
import { useOptionList } from "./use-option-list";

type MultiSelectProps = {
  /** Values of the chosen options. */
  values: readonly string[];
  /** Called with the option that was added or taken away. */
  onToggle: (value: string) => void;
  /** The options for what was typed, the closest first. */
  find: (query: string) => readonly ComboboxOption[];
  /** Names the list. */
  label: string;
  /** Said where nothing was found. */
  noneText: string;
  field?: RefObject<HTMLInputElement | null>;
  id?: string;
  placeholder?: string;
  disabled?: boolean;
  "aria-describedby"?: string;
  "aria-invalid"?: boolean;
};

/**
 * A search field over a list of which several can be chosen (ARIA combobox with a multi-selectable
 * list box). The list stays open, chosen ones first as of when it opened. Down opens, Enter adds or
 * takes away the marked one, Escape closes. What is chosen is shown by whoever uses it.
 */
export function MultiSelect({
  values,
  onToggle,
  find,
  label,
  noneText,
  field,
  disabled,
  ...props
}: MultiSelectProps) {
  const input = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState("");
  // What was chosen when the list opened; null while it is closed.
  const [first, setFirst] = useState<readonly string[] | null>(null);
  const open = first !== null;
  const shown = open ? inOrder(find(query), query === "" ? first : []) : [];
  const { id, list, active, setActive, handleKey } = useOptionList({
    count: shown.length,
    isOpen: open,
    show,
    hide,
    onEnter(at) {
      const marked = shown[at];
      if (marked) take(marked);
      // A search that found nothing must not send the form around it.
      return marked !== undefined || query !== "";
    },
  });

  function show() {
    if (!open && !disabled) setFirst(values);
  }

  function hide() {
    setFirst(null);
    setQuery("");
    setActive(-1);
  }

  function take(option: ComboboxOption) {
    onToggle(option.value);
    if (query !== "") {
      // The next one is searched from the start.
      setQuery("");
      setActive(-1);
    }
    input.current?.focus();
  }

  return (
    <OptionPopover
      open={open}
      onOpenChange={(next) => (next ? show() : hide())}
      control={input}
      anchor={
        <ComboboxField
          control={(element) => {
            input.current = element;
            if (field) field.current = element;
          }}
          isOpen={open}
          listId={id}
          active={shown[active] ? active : -1}
          disabled={disabled}
          value={query}
          onChange={(event) => {
            show();
            setQuery(event.target.value);
            setActive(event.target.value === "" ? -1 : 0);
          }}
          onClick={show}
          onKeyDown={handleKey}
          onBlur={hide}
          {...props}
        />
      }
    >
      <OptionList
        id={id}
        label={label}
        ref={list}
        options={shown}
        value={values}
        active={active}
        onActiveChange={setActive}
        onTake={take}
        className="max-h-70 overflow-y-auto"
      />
      {shown.length === 0 && (
        <div role="status" className="px-2 py-1.5 text-sm text-muted">
          {noneText}
        </div>
      )}
    </OptionPopover>
  );
}

/** The options with those of `first` at the front. */
function inOrder(
  options: readonly ComboboxOption[],
  first: readonly string[],
): readonly ComboboxOption[] {
  const isFirst = ({ value }: ComboboxOption) => first.includes(value);
  return [...options.filter(isFirst), ...options.filter((option) => !isFirst(option))];
}
