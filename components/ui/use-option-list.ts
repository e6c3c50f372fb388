import { type KeyboardEvent, useId, useRef, useState } from "react";

type OptionListState = {
  /** Options shown now. */
  count: number;
  isOpen: boolean;
  show: () => void;
  hide: () => void;
  /** Takes the option at an index, -1 for none; false leaves the key to the form around. */
  onEnter: (active: number) => boolean;
};

/**
 * The marked option of a list under a field, and the keys of the field: Down and Up open the list
 * and go round in it, Enter takes, Escape closes.
 */
export function useOptionList({ count, isOpen, show, hide, onEnter }: OptionListState) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(-1);

  function move(step: 1 | -1) {
    if (!isOpen) return show();
    if (count === 0) return;
    const from = active === -1 && step === -1 ? 0 : active;
    const next = (from + step + count) % count;
    setActive(next);
    list.current?.querySelectorAll('[role="option"]')[next]?.scrollIntoView({ block: "nearest" });
  }

  function handleKey(event: KeyboardEvent) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && isOpen) {
      if (onEnter(active)) event.preventDefault();
    } else if (event.key === "Escape" && isOpen) {
      // Otherwise a dialog around this field would close with the list.
      event.stopPropagation();
      event.preventDefault();
      hide();
    }
  }

  return { id, list, active, setActive, handleKey };
}
