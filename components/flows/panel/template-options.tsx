"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, FieldHelp, FieldLabel } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { ItemTools } from "./item-tools";
import { usePanel } from "./panel-context";
import { ValueField } from "./value-field";

type TemplateOptionsProps = {
  options: Readonly<Record<string, string>>;
  onChange: (options: Record<string, string>) => void;
};

/** Values of `{{options_<key>}}` in the template. A key is fixed once it is added. */
export function TemplateOptions({ options, onChange }: TemplateOptionsProps) {
  const { isReadOnly, stepId } = usePanel();
  const [key, setKey] = useState("");
  const canAdd = /^[A-Za-z0-9_]{1,40}$/.test(key) && !Object.hasOwn(options, key);
  const id = `option-key-${stepId}`;

  function add() {
    if (!canAdd) return;
    onChange({ ...options, [key]: "" });
    setKey("");
  }

  return (
    <fieldset className="pb-4">
      <legend className="pb-2 font-medium">Template options</legend>
      {Object.entries(options).map(([name, text]) => (
        <div key={name} className="flex items-start gap-1">
          <div className="min-w-0 flex-1">
            <ValueField
              path={`config.templateOptions.${name}`}
              label={name}
              value={text}
              onChange={(next) => onChange({ ...options, [name]: next })}
            />
          </div>
          <ItemTools
            name={`option ${name}`}
            isFirst
            isLast
            onRemove={() => {
              const { [name]: _, ...rest } = options;
              onChange(rest);
            }}
          />
        </div>
      ))}
      {!isReadOnly && (
        <Field>
          <FieldLabel htmlFor={id}>Key of a new option</FieldLabel>
          <FieldHelp id={`${id}-help`}>
            A template names it as {"{{options_key}}"}. Letters, digits and _.
          </FieldHelp>
          <span className="flex gap-2">
            <Input
              id={id}
              mono
              aria-describedby={`${id}-help`}
              value={key}
              onChange={(event) => setKey(event.target.value)}
              onKeyDown={(event) => {
                if (event.key !== "Enter" || key === "") return;
                // Enter adds the option here; with an empty key it closes the panel as anywhere.
                event.preventDefault();
                add();
              }}
            />
            <Button inactive={!canAdd} onClick={add}>
              Add option
            </Button>
          </span>
        </Field>
      )}
    </fieldset>
  );
}
