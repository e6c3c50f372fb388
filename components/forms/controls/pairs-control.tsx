"use client";

import { Plus, X } from "lucide-react";
import { get, useFormState } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { FieldError, FieldHelp } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { FieldDescription } from "@/lib/connectors/kit/define";
import type { Pair } from "@/lib/connectors/kit/fields";
import { fieldId } from "../field-id";
import { useSchemaForm } from "../schema-form-context";
import { type SchemaFormValues, useSetting } from "../use-setting";

/** Rows of name and value. */
export function PairsControl({ field }: { field: FieldDescription }) {
  const { isReadOnly } = useSchemaForm();
  const { name, value, error, onChange, onBlur } = useSetting(field.path);
  const { errors } = useFormState<SchemaFormValues>();
  if (field.ui.kind !== "pairs") throw new Error(`"${field.path}" is not a list of pairs.`);
  const { label, help, nameLabel, valueLabel } = field.ui;
  // Only this control and the stored settings, which were parsed, put values here.
  const pairs = Array.isArray(value) ? (value as Pair[]) : [];
  const id = fieldId(name);
  const put = (index: number, change: Partial<Pair>) =>
    onChange(pairs.map((pair, at) => (at === index ? { ...pair, ...change } : pair)));
  const errorOf = (index: number, part: keyof Pair): string | undefined => {
    const wrong: unknown = get(errors, `${name}.${index}.${part}.message`);
    return typeof wrong === "string" ? wrong : undefined;
  };

  function add() {
    onChange([...pairs, { name: "", value: "" }]);
    requestAnimationFrame(() => document.getElementById(`${id}-${pairs.length}-name`)?.focus());
  }
  function remove(index: number) {
    onChange(pairs.filter((_, at) => at !== index));
    document.getElementById(id)?.focus();
  }

  return (
    <fieldset className="min-w-0 pb-5" aria-describedby={`${id}-below`}>
      <legend className="text-base font-medium">
        {label}
        {!field.isRequired && (
          <span className="ml-1.5 text-sm font-normal text-muted">Optional</span>
        )}
      </legend>
      {help && <FieldHelp className="mt-0.5">{help}</FieldHelp>}
      {pairs.map((pair, index) => {
        const wrong = errorOf(index, "name") ?? errorOf(index, "value");
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place.
          <div key={index} className="mt-1.5">
            <div className="flex gap-2">
              <Input
                id={`${id}-${index}-name`}
                aria-label={`${nameLabel} ${index + 1}`}
                aria-invalid={errorOf(index, "name") !== undefined}
                placeholder={nameLabel}
                mono
                autoComplete="off"
                spellCheck={false}
                value={pair.name}
                readOnly={isReadOnly}
                onBlur={onBlur}
                onChange={(event) => put(index, { name: event.target.value })}
              />
              <Input
                id={`${id}-${index}-value`}
                aria-label={`${valueLabel} ${index + 1}`}
                aria-invalid={errorOf(index, "value") !== undefined}
                placeholder={valueLabel}
                mono
                autoComplete="off"
                spellCheck={false}
                value={pair.value}
                readOnly={isReadOnly}
                onBlur={onBlur}
                onChange={(event) => put(index, { value: event.target.value })}
              />
              {!isReadOnly && (
                <Button
                  variant="ghost"
                  size="icon"
                  aria-label={`Remove ${pair.name || `row ${index + 1}`}`}
                  onClick={() => remove(index)}
                >
                  <X aria-hidden="true" />
                </Button>
              )}
            </div>
            {wrong && <FieldError className="mt-1">{wrong}</FieldError>}
          </div>
        );
      })}
      <div id={`${id}-below`}>
        <FieldError className="mt-1">{error}</FieldError>
      </div>
      {!isReadOnly && (
        <Button id={id} size="sm" className="mt-2" onClick={add}>
          <Plus aria-hidden="true" />
          Add
          <span className="sr-only"> a row to {label}</span>
        </Button>
      )}
    </fieldset>
  );
}
