"use client";

import type { StepOf } from "@/lib/flows/model/document";
import { ChoiceField } from "./choice-field";
import { type FieldsProps, usePanel } from "./panel-context";
import { ValueField } from "./value-field";

export function SubflowFields({ step, onChange }: FieldsProps<StepOf<"subflow">>) {
  const { surroundings } = usePanel();
  const { config } = step;
  const flow = surroundings.flows.find(({ key }) => key === config.flow);
  const keys = [...new Set([...(flow?.inputs ?? []), ...Object.keys(config.inputs)])];
  return (
    <>
      <ChoiceField
        path="config.flow"
        label="Flow"
        value={config.flow}
        placeholder="Flow is gone"
        options={surroundings.flows.map(({ key, name, isPublished }) => ({
          value: key,
          label: name,
          description: isPublished ? `${key}, published` : `${key}, not published yet`,
        }))}
        // Inputs are those of one flow.
        onChange={(key) => onChange({ ...step, config: { flow: key, inputs: {} } })}
      />
      {keys.map((key) => (
        <ValueField
          key={key}
          path={`config.inputs.${key}`}
          label={`Input ${key}`}
          isOptional
          value={config.inputs[key] ?? ""}
          onChange={(text) => {
            const { [key]: _, ...rest } = config.inputs;
            const inputs = text === "" ? rest : { ...rest, [key]: text };
            onChange({ ...step, config: { ...config, inputs } });
          }}
        />
      ))}
    </>
  );
}
