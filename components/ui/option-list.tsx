import { Check } from "lucide-react";
import type { Ref } from "react";
import { cn } from "./cn";
import type { ComboboxOption } from "./match-options";

type OptionListProps = {
  id: string;
  label: string;
  ref?: Ref<HTMLDivElement>;
  options: readonly ComboboxOption[];
  /** What is chosen; a list where several can be. */
  value: string | readonly string[];
  /** Index of the option that the keyboard or pointer is on; -1 for none. */
  active: number;
  onActiveChange: (index: number) => void;
  onTake: (option: ComboboxOption) => void;
  mono?: boolean;
  /** For a list that scrolls by itself. */
  className?: string;
};

/** Id of one row, for aria-activedescendant. */
export const optionId = (listId: string, index: number) => `${listId}-${index}`;

/** The list box under a combobox or select. The field keeps the focus and handles the keys. */
export function OptionList({
  id,
  label,
  ref,
  options,
  value,
  active,
  onActiveChange,
  onTake,
  mono = false,
  className,
}: OptionListProps) {
  const isMultiple = typeof value !== "string";
  const isChosen = (option: ComboboxOption) =>
    isMultiple ? value.includes(option.value) : option.value === value;
  return (
    <div
      ref={ref}
      id={id}
      role="listbox"
      aria-label={label}
      className={className}
      aria-multiselectable={isMultiple || undefined}
    >
      {options.map((option, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the field, which keeps the focus.
        <div
          key={option.value}
          id={optionId(id, index)}
          role="option"
          tabIndex={-1}
          aria-selected={isChosen(option)}
          aria-disabled={option.disabledReason !== undefined || undefined}
          data-active={index === active}
          onClick={() => onTake(option)}
          onPointerMove={() => onActiveChange(index)}
          className="menu-item pr-8"
        >
          <span className="min-w-0 flex-1">
            <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
              <span
                className={cn(
                  "min-w-0 break-words",
                  // A name in words reads better in the font of words.
                  mono && (option.label ?? option.value) === option.value && "font-mono text-sm",
                )}
              >
                {option.label ?? option.value}
              </span>
              {option.extra}
            </span>
            {(option.disabledReason ?? option.description) && (
              <span className="block text-sm text-muted">
                {option.disabledReason ?? option.description}
              </span>
            )}
          </span>
          {isChosen(option) && <Check aria-hidden="true" className="absolute right-2 size-4" />}
        </div>
      ))}
    </div>
  );
}
