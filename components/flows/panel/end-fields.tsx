"use client";

import type { StepOf } from "@/lib/flows/model/document";
import { ChoiceField } from "./choice-field";
import type { FieldsProps } from "./panel-context";
import { ValueField } from "./value-field";

export function EndFields({ step, onChange }: FieldsProps<StepOf<"end">>) {
  const { config } = step;
  return (
    <>
      <ChoiceField
        path="config.result"
        label="Result"
        value={config.result}
        options={[
          {
            value: "success",
            label: "Success",
            description: "Whoever has signed in gets a session",
          },
          { value: "failure", label: "Failure", description: "Nobody is signed in" },
        ]}
        onChange={(value) =>
          onChange({
            ...step,
            config: { ...config, result: value === "success" ? "success" : "failure" },
          })
        }
      />
      <ValueField
        path="config.text"
        label="Text"
        help="What the end user reads; empty for the built-in text."
        isOptional
        rows={3}
        value={config.text}
        onChange={(text) => onChange({ ...step, config: { ...config, text } })}
      />
    </>
  );
}
