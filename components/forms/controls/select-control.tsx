"use client";

import { NativeSelect } from "@/components/ui/native-select";
import type { FieldDescription } from "@/lib/connectors/kit/define";
import { FieldRow } from "../field-row";
import { useSchemaForm } from "../schema-form-context";
import { asText, useSetting } from "../use-setting";

/** One of a few fixed values; what the chosen one means stands below. */
export function SelectControl({ field }: { field: FieldDescription }) {
  const { isReadOnly } = useSchemaForm();
  const { name, value, error, onChange, onBlur } = useSetting(field.path);
  if (field.ui.kind !== "select") throw new Error(`"${field.path}" is not a select field.`);
  const { label, help, options } = field.ui;
  const chosen = options.find((option) => option.value === value);
  return (
    <FieldRow name={name} label={label} help={help} error={error} note={chosen?.help}>
      {(names) => (
        <NativeSelect
          {...names}
          name={name}
          value={asText(value)}
          disabled={isReadOnly}
          onBlur={onBlur}
          onChange={(event) => onChange(event.target.value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </NativeSelect>
      )}
    </FieldRow>
  );
}
