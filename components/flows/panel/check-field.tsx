"use client";

import { fieldId } from "@/components/forms/field-id";
import { Checkbox } from "@/components/ui/checkbox";
import { FieldHelp } from "@/components/ui/field";
import { Label } from "@/components/ui/label";
import { usePanel } from "./panel-context";

type CheckFieldProps = {
  path: string;
  label: string;
  help?: string;
  value: boolean;
  onChange: (value: boolean) => void;
};

/** Yes or no, with its label beside it. */
export function CheckField({ path, label, help, value, onChange }: CheckFieldProps) {
  const { isReadOnly } = usePanel();
  const id = fieldId(path);
  return (
    <div className="flex gap-2.5 pb-3">
      <Checkbox
        id={id}
        className="mt-0.5"
        checked={value}
        disabled={isReadOnly}
        aria-describedby={help && `${id}-help`}
        onCheckedChange={(next) => onChange(next === true)}
      />
      <div className="min-w-0">
        <Label htmlFor={id}>{label}</Label>
        {help && <FieldHelp id={`${id}-help`}>{help}</FieldHelp>}
      </div>
    </div>
  );
}
