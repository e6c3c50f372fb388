"use client";

import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import type { FieldDescription } from "@/lib/connectors/kit/define";
import { FieldRow } from "../field-row";
import { useRecognised } from "../recognised-note";
import { useSchemaForm } from "../schema-form-context";
import { asText, useSetting } from "../use-setting";
import { PickControl } from "./pick-control";

/** One line of text, several lines, or one line with a list to pick from. */
export function TextControl({ field }: { field: FieldDescription }) {
  const { isReadOnly, loadOptions } = useSchemaForm();
  const { name, value, error, onChange, onBlur } = useSetting(field.path);
  const recognised = useRecognised(field.path, asText(value));
  if (field.ui.kind !== "text") throw new Error(`"${field.path}" is not a text field.`);
  const { label, help, example, isCode, rows, canList } = field.ui;
  const common = { name, value: asText(value), onBlur, readOnly: isReadOnly };
  return (
    <FieldRow
      name={name}
      label={label}
      help={help}
      example={example}
      isOptional={!field.isRequired}
      error={recognised ? undefined : error}
      note={recognised}
    >
      {(names) => {
        if (canList && loadOptions && !isReadOnly)
          return (
            <PickControl
              {...names}
              field={field}
              mono={isCode ?? false}
              isMisplaced={recognised !== null}
            />
          );
        if (rows && rows > 1)
          return (
            <Textarea
              {...names}
              {...common}
              rows={rows}
              spellCheck={!isCode}
              className={isCode ? "font-mono text-sm" : undefined}
              onChange={(event) => onChange(event.target.value)}
            />
          );
        return (
          <Input
            {...names}
            {...common}
            mono={isCode}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => onChange(event.target.value)}
          />
        );
      }}
    </FieldRow>
  );
}
