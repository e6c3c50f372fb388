import { ChevronDown } from "lucide-react";
import type { ComponentProps, Ref } from "react";
import { cn } from "./cn";
import { optionId } from "./option-list";

type ComboboxFieldProps = Omit<ComponentProps<"input">, "list" | "ref"> & {
  /** Of the field. */
  control: Ref<HTMLInputElement>;
  isOpen: boolean;
  listId: string;
  /** Index of the marked option; -1 for none. */
  active: number;
  mono?: boolean;
  /** Of the box around the field, which the list hangs below. */
  ref?: Ref<HTMLSpanElement>;
};

/** The text field of an ARIA combobox. */
export function ComboboxField({
  control,
  isOpen,
  listId,
  active,
  mono = false,
  className,
  ref,
  ...props
}: ComboboxFieldProps) {
  return (
    <span ref={ref} className={cn("relative block", className)}>
      <input
        ref={control}
        type="text"
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && active >= 0 ? optionId(listId, active) : undefined}
        autoComplete="off"
        spellCheck={false}
        className={cn("field-box h-control pr-8", mono && "font-mono text-sm")}
        {...props}
      />
      <ChevronDown
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2 text-muted"
      />
    </span>
  );
}
