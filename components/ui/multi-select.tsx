"use client";

import { ChevronDown } from "lucide-react";
import { Popover as Radix } from "radix-ui";
import { type KeyboardEvent, type RefObject, useId, useRef, useState } from "react";
import { useFloatingContainer } from "./floating-container";
import type { ComboboxOption } from "./match-options";
import { OptionList, optionId } from "./option-list";

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
  const listId = useId();
  const container = useFloatingContainer();
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState("");
  const [active, setActive] = useState(-1);
  // What was chosen when the list opened; null while it is closed.
  const [first, setFirst] = useState<readonly string[] | null>(null);
  const open = first !== null;
  const shown = open ? inOrder(find(query), query === "" ? first : []) : [];
  const marked = shown[active];

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

  function move(step: 1 | -1) {
    if (!open) return show();
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
    } else if (event.key === "Enter" && open && (marked || query !== "")) {
      // A search that found nothing must not send the form around it.
      event.preventDefault();
      if (marked) take(marked);
    } else if (event.key === "Escape" && open) {
      // Otherwise a dialog around this field would close with the list.
      event.stopPropagation();
      event.preventDefault();
      hide();
    }
  }

  return (
    <Radix.Root open={open} onOpenChange={(next) => (next ? show() : hide())}>
      <Radix.Anchor asChild>
        <span className="relative block">
          <input
            ref={(element) => {
              input.current = element;
              if (field) field.current = element;
            }}
            type="text"
            role="combobox"
            aria-expanded={open}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={marked ? optionId(listId, active) : undefined}
            autoComplete="off"
            spellCheck={false}
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
            className="field-box h-control pr-8"
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
            if (event.target instanceof Node && input.current?.contains(event.target))
              event.preventDefault();
          }}
          onMouseDown={(event) => event.preventDefault()}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          role="presentation"
          className="floating z-50 w-(--radix-popover-trigger-width) min-w-56 p-1"
        >
          <OptionList
            id={listId}
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
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
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
