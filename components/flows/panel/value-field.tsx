"use client";

import { FieldRow } from "@/components/forms/field-row";
import { CompletingText } from "@/components/templates/completing-text";
import { namesIn } from "@/lib/templates/variables";
import { usePanel } from "./panel-context";

type ValueFieldProps = {
  /** Path in the step ("config.to"). */
  path: string;
  label: string;
  value: string;
  onChange: (text: string) => void;
  help?: string;
  rows?: number;
  max?: number;
  isOptional?: boolean;
  placeholder?: string;
};

/** A text of a step that may name values; those that nothing before it sets are told below it. */
export function ValueField({
  path,
  value,
  onChange,
  rows = 1,
  max = 500,
  placeholder,
  ...row
}: ValueFieldProps) {
  const { values, isReadOnly, problemAt } = usePanel();
  const unknown = namesIn(value).filter((name) => !values.some((one) => one.value === name));
  return (
    <FieldRow
      {...row}
      name={path}
      error={problemAt(path)}
      counter={{ length: value.length, max }}
      note={
        unknown.length > 0 && (
          <span className="text-warning-text">
            {unknown.map((name, index) => (
              <span key={name}>
                {index > 0 && ", "}
                <code className="font-mono underline decoration-wavy">{`{{${name}}}`}</code>
              </span>
            ))}{" "}
            {unknown.length === 1 ? "is" : "are"} not known before this step, and will be empty.
          </span>
        )
      }
    >
      {(names) => (
        <CompletingText
          {...names}
          value={value}
          rows={rows}
          maxLength={max}
          placeholder={placeholder}
          readOnly={isReadOnly}
          offered={values}
          onValueChange={onChange}
        />
      )}
    </FieldRow>
  );
}
