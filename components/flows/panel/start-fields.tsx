"use client";

import type { StepOf } from "@/lib/flows/model/document";
import { AddButton } from "./add-button";
import { ItemTools } from "./item-tools";
import { freeId } from "./move-item";
import type { FieldsProps } from "./panel-context";
import { PlainField } from "./plain-field";

type Step = StepOf<"start">;

export function StartFields({ step, onChange }: FieldsProps<Step>) {
  const { inputs } = step.config;
  const set = (next: Step["config"]["inputs"]) => onChange({ ...step, config: { inputs: next } });
  return (
    <div className="pb-4">
      <p className="pb-3 text-sm text-muted">What a caller may hand in when a run starts.</p>
      {inputs.map(({ key }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a key is edited, so the place is the identity
        <div key={index} className="flex items-start gap-1">
          <div className="min-w-0 flex-1">
            <PlainField
              path={`config.inputs.${index}.key`}
              label={`Input ${index + 1}`}
              mono
              max={40}
              value={key}
              onChange={(next) =>
                set(inputs.map((one, at) => (at === index ? { key: next } : one)))
              }
            />
          </div>
          <ItemTools
            name={`input ${index + 1}`}
            isFirst
            isLast
            onRemove={() => set(inputs.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <AddButton
        label="Add input"
        count={inputs.length}
        most={20}
        onAdd={() =>
          set([
            ...inputs,
            {
              key: freeId(
                "input",
                inputs.map((one) => one.key),
                "",
              ),
            },
          ])
        }
      />
    </div>
  );
}
