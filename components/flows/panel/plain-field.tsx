"use client";

import { FieldRow } from "@/components/forms/field-row";
import { Input } from "@/components/ui/input";
import { usePanel } from "./panel-context";

type PlainFieldProps = {
  path: string;
  label: string;
  value: string;
  onChange: (text: string) => void;
  help?: string;
  isOptional?: boolean;
  placeholder?: string;
  max?: number;
  mono?: boolean;
};

/** One line of text that names no values. */
export function PlainField({
  path,
  value,
  onChange,
  placeholder,
  max,
  mono,
  ...row
}: PlainFieldProps) {
  const { isReadOnly, problemAt } = usePanel();
  return (
    <FieldRow {...row} name={path} error={problemAt(path)}>
      {(names) => (
        <Input
          {...names}
          mono={mono}
          value={value}
          readOnly={isReadOnly}
          maxLength={max}
          placeholder={placeholder}
          autoComplete="off"
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </FieldRow>
  );
}
