"use client";

import { FieldRow } from "@/components/forms/field-row";
import type { ComboboxOption } from "@/components/ui/match-options";
import { Select } from "@/components/ui/select";
import { usePanel } from "./panel-context";

type ChoiceFieldProps = {
  path: string;
  label: string;
  value: string;
  options: readonly ComboboxOption[];
  onChange: (value: string) => void;
  help?: string;
  placeholder?: string;
};

/** One of a list, some of which may be off with a reason. */
export function ChoiceField({
  path,
  value,
  options,
  onChange,
  placeholder,
  ...row
}: ChoiceFieldProps) {
  const { isReadOnly, problemAt } = usePanel();
  return (
    <FieldRow {...row} name={path} error={problemAt(path)}>
      {(names) => (
        <Select
          {...names}
          aria-labelledby={`${names.id}-label ${names.id}`}
          className="w-full"
          value={value}
          options={options}
          disabled={isReadOnly}
          placeholder={placeholder}
          onValueChange={onChange}
        />
      )}
    </FieldRow>
  );
}
