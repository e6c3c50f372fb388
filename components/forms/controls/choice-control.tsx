"use client";

import { type ReactNode, useId } from "react";
import { cn } from "@/components/ui/cn";
import { FieldHelp } from "@/components/ui/field";
import { SegmentedControl } from "@/components/ui/segmented-control";
import type { FieldDescription } from "@/lib/connectors/kit/define";
import { useSchemaForm } from "../schema-form-context";
import { asText, useSetting } from "../use-setting";

/** One of several ways. What was typed for the others stays in the form, out of sight. */
export function ChoiceControl({
  field,
  children,
}: {
  field: FieldDescription;
  /** Draws the fields of the chosen way. */
  children: (fields: readonly FieldDescription[]) => ReactNode;
}) {
  const { isReadOnly } = useSchemaForm();
  const id = useId();
  const { value, onChange } = useSetting(`${field.path}.kind`);
  if (field.ui.kind !== "choice") throw new Error(`"${field.path}" is not a choice.`);
  const { label, help, options } = field.ui;
  const kind = asText(value);
  const chosen = options.find((option) => option.value === kind);
  // Where one way explains itself, the others leave the room for it: nothing moves on switching.
  const hasHelp = options.some((option) => option.help);
  return (
    <fieldset className="min-w-0">
      <legend id={id} className="mb-1.5 text-base font-medium">
        {label}
      </legend>
      {help && <FieldHelp className="mb-1.5">{help}</FieldHelp>}
      <SegmentedControl
        aria-labelledby={id}
        aria-describedby={`${id}-way`}
        segments={options}
        value={kind}
        disabled={isReadOnly}
        onValueChange={onChange}
      />
      <FieldHelp id={`${id}-way`} className={cn("pt-1 pb-3", hasHelp && "min-h-9")}>
        {chosen?.help}
      </FieldHelp>
      {children(field.variants?.[kind] ?? [])}
    </fieldset>
  );
}
