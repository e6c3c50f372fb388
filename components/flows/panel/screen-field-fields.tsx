"use client";

import { fieldNames, type ScreenField } from "@/lib/flows/nodes/screen/definition";
import { CheckField } from "./check-field";
import { ChoiceField } from "./choice-field";
import { ItemTools } from "./item-tools";
import { PlainField } from "./plain-field";

type ScreenFieldFieldsProps = {
  field: ScreenField;
  index: number;
  count: number;
  onChange: (field: ScreenField) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
};

/** One field that the end user fills in. */
export function ScreenFieldFields({
  field,
  index,
  count,
  onChange,
  onMove,
  onRemove,
}: ScreenFieldFieldsProps) {
  const path = `config.fields.${index}`;
  const set = (more: Partial<ScreenField>) => onChange({ ...field, ...more });
  return (
    <fieldset aria-label={`Field ${index + 1}`} className="border-b pt-3">
      <div className="flex items-center justify-between pb-2">
        <span aria-hidden="true" className="font-medium">
          Field {index + 1}
        </span>
        <ItemTools
          name={`field ${index + 1}`}
          isFirst={index === 0}
          isLast={index === count - 1}
          onMove={onMove}
          onRemove={onRemove}
        />
      </div>
      <ChoiceField
        path={`${path}.kind`}
        label="Kind"
        value={field.kind}
        options={Object.entries(fieldNames).map(([value, label]) => ({ value, label }))}
        // Just listed from the kinds.
        onChange={(kind) => set({ kind: kind as ScreenField["kind"] })}
      />
      <PlainField
        path={`${path}.key`}
        label="Key"
        help={
          field.kind === "code"
            ? "OTP verify finds the code by it. A code never becomes a value."
            : `Later steps name it as {{form.${field.key}}}.`
        }
        mono
        max={40}
        value={field.key}
        onChange={(key) => set({ key })}
      />
      <PlainField
        path={`${path}.label`}
        label="Label"
        isOptional
        max={100}
        placeholder={fieldNames[field.kind]}
        value={field.label}
        onChange={(label) => set({ label })}
      />
      <PlainField
        path={`${path}.help`}
        label="Help"
        isOptional
        max={300}
        value={field.help}
        onChange={(help) => set({ help })}
      />
      <CheckField
        path={`${path}.isRequired`}
        label="Required"
        value={field.isRequired}
        onChange={(isRequired) => set({ isRequired })}
      />
    </fieldset>
  );
}
