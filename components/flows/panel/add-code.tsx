"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Field, FieldHelp, FieldLabel } from "@/components/ui/field";
import type { FlowStep } from "@/lib/flows/model/document";
import { withErrorMode } from "./error-settings";
import { usePanel } from "./panel-context";
import { providerCodes } from "./provider-codes";

type AddCodeProps = { step: FlowStep; onChange: (step: FlowStep) => void };

/** Gives one code of the provider a way of its own. Known ones are offered with what they mean. */
export function AddCode({ step, onChange }: AddCodeProps) {
  const { isReadOnly, stepId, surroundings } = usePanel();
  const [code, setCode] = useState("");
  const key = `code_${code}` as const;
  const canAdd = /^[A-Za-z0-9]{1,20}$/.test(code) && !Object.hasOwn(step.errors, key);
  const id = `provider-code-${stepId}`;
  if (isReadOnly) return null;

  function add() {
    if (!canAdd) return;
    onChange(withErrorMode(step, key, "branch"));
    setCode("");
  }

  return (
    <Field className="pt-3 pb-4">
      <FieldLabel htmlFor={id}>Provider code</FieldLabel>
      <FieldHelp id={`${id}-help`}>
        A way of its own for one code. It goes before what is decided for its kind of error.
      </FieldHelp>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the field inside bubble up to it */}
      <span
        className="flex gap-2"
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.defaultPrevented || code === "") return;
          if (!(event.target instanceof HTMLInputElement)) return;
          // Enter adds the code here; with an empty box it closes the panel as anywhere.
          event.preventDefault();
          add();
        }}
      >
        <span className="min-w-0 flex-1">
          <Combobox
            id={id}
            mono
            placeholder="Code or what it means"
            aria-describedby={`${id}-help`}
            value={code}
            options={providerCodes(step, surroundings)
              .filter((known) => !Object.hasOwn(step.errors, `code_${known.code}`))
              .map(({ code: value, meaning }) => ({ value, description: meaning }))}
            onValueChange={(text) => setCode(text.trimStart())}
          />
        </span>
        <Button inactive={!canAdd} onClick={add}>
          Add
          <span className="sr-only"> code</span>
        </Button>
      </span>
    </Field>
  );
}
