"use client";

import { Input } from "@/components/ui/input";
import type { FieldDescription } from "@/lib/connectors/kit/define";
import { FieldRow } from "../field-row";
import { useSchemaForm } from "../schema-form-context";
import { useSetting } from "../use-setting";

/** A whole number with its unit. An empty box holds null; text that is no number stays as it is. */
export function NumberControl({ field }: { field: FieldDescription }) {
  const { isReadOnly } = useSchemaForm();
  const { name, value, error, onChange, onBlur } = useSetting(field.path);
  if (field.ui.kind !== "number") throw new Error(`"${field.path}" is not a number field.`);
  const { label, help, example, min, max, unit } = field.ui;
  return (
    <FieldRow name={name} label={label} help={help} example={example} error={error}>
      {(names) => (
        <span className="flex items-center gap-2">
          <Input
            {...names}
            name={name}
            value={typeof value === "number" || typeof value === "string" ? value : ""}
            readOnly={isReadOnly}
            inputMode="numeric"
            autoComplete="off"
            className="w-28 tabular-nums"
            onBlur={onBlur}
            onChange={(event) => onChange(asNumber(event.target.value))}
          />
          <span className="text-sm text-muted">{unit ?? `${min} to ${max}`}</span>
        </span>
      )}
    </FieldRow>
  );
}

function asNumber(text: string): number | string | null {
  if (text.trim() === "") return null;
  const number = Number(text);
  return Number.isFinite(number) ? number : text;
}
