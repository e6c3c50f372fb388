"use client";

import type { StepOf } from "@/lib/flows/model/document";
import { AddButton } from "./add-button";
import { ItemTools } from "./item-tools";
import { freeId, moveItem } from "./move-item";
import type { FieldsProps } from "./panel-context";
import { PlainField } from "./plain-field";
import { ValueField } from "./value-field";

type Step = StepOf<"set-values">;
type Value = Step["config"]["values"][number];

export function SetValuesFields({ step, onChange }: FieldsProps<Step>) {
  const { values } = step.config;
  const set = (next: readonly Value[]) => onChange({ ...step, config: { values: [...next] } });
  const change = (index: number, more: Partial<Value>) =>
    set(values.map((value, at) => (at === index ? { ...value, ...more } : value)));
  return (
    <div className="pb-4">
      {values.map(({ key, value }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a key is edited, so the place is the identity
        <fieldset key={index} aria-label={`Value ${index + 1}`} className="border-b pt-3">
          <div className="flex items-center justify-between pb-2">
            <span aria-hidden="true" className="font-medium">
              Value {index + 1}
            </span>
            <ItemTools
              name={`value ${index + 1}`}
              isFirst={index === 0}
              isLast={index === values.length - 1}
              onMove={(by) => set(moveItem(values, index, by))}
              onRemove={
                values.length > 1 ? () => set(values.filter((_, at) => at !== index)) : undefined
              }
            />
          </div>
          <PlainField
            path={`config.values.${index}.key`}
            label="Name"
            help={`Later steps name it as {{values.${key}}}.`}
            mono
            max={40}
            value={key}
            onChange={(next) => change(index, { key: next })}
          />
          <ValueField
            path={`config.values.${index}.value`}
            label="Text"
            max={1_000}
            value={value}
            onChange={(next) => change(index, { value: next })}
          />
        </fieldset>
      ))}
      <div className="pt-3">
        <AddButton
          label="Add value"
          count={values.length}
          most={20}
          onAdd={() =>
            set([
              ...values,
              {
                key: freeId(
                  "value",
                  values.map((one) => one.key),
                  "",
                ),
                value: "",
              },
            ])
          }
        />
      </div>
    </div>
  );
}
