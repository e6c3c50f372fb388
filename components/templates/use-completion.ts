import { type KeyboardEvent, type SyntheticEvent, useState } from "react";
import type { ComboboxOption } from "@/components/ui/match-options";
import { matchVariables, openVariable, putVariable } from "./complete-variable";

type Control = HTMLInputElement | HTMLTextAreaElement;

/** Puts a value into a control as if it had been typed; answers the whole text. */
export function insertVariable(control: Control, start: number, end: number, name: string): string {
  const next = putVariable(control.value, { start, end, name });
  control.setRangeText(next.text, 0, control.value.length, "end");
  control.setSelectionRange(next.caret, next.caret);
  return next.text;
}

/**
 * Offers values while one is typed after `{{`. The control keeps the focus: up and down mark one,
 * Enter or Tab takes it, Escape closes the list until the next letter.
 */
export function useCompletion(
  onChange: (text: string) => void,
  offered: readonly ComboboxOption[] | undefined,
) {
  const [control, setControl] = useState<Control | null>(null);
  const [open, setOpen] = useState<ReturnType<typeof openVariable>>(null);
  const [active, setActive] = useState(0);
  const options = open ? matchVariables(open.query, offered) : [];
  const isOpen = options.length > 0;

  function look(target: Control) {
    setControl(target);
    setOpen(openVariable(target.value, target.selectionStart ?? target.value.length));
    setActive(0);
  }

  function take(option: ComboboxOption | undefined) {
    if (!control || !open || !option) return;
    const caret = control.selectionStart ?? control.value.length;
    onChange(insertVariable(control, open.start, caret, option.value));
    setOpen(null);
    control.focus();
  }

  function handleKey(event: KeyboardEvent) {
    if (!isOpen) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) setActive((active + step + options.length) % options.length);
    else if ((event.key === "Enter" || event.key === "Tab") && !event.shiftKey)
      take(options[active]);
    else if (event.key === "Escape") {
      // A dialog around the field stays open.
      event.stopPropagation();
      setOpen(null);
    } else return;
    event.preventDefault();
  }

  return {
    options,
    isOpen,
    active,
    setActive,
    take,
    close: () => setOpen(null),
    handlers: {
      onKeyDown: handleKey,
      onBlur: () => setOpen(null),
      /** The cursor was moved without a letter. */
      onClick: (event: SyntheticEvent<Control>) => look(event.currentTarget),
    },
    look,
  };
}
