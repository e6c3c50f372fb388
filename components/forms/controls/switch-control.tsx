"use client";

import { FieldError, FieldHelp } from "@/components/ui/field";
import { Label } from "@/components/ui/label";
import { Switch } from "@/components/ui/switch";
import type { FieldDescription } from "@/lib/connectors/kit/define";
import { fieldId } from "../field-id";
import { useSchemaForm } from "../schema-form-context";
import { useSetting } from "../use-setting";

/** On or off, with its label beside it. */
export function SwitchControl({ field }: { field: FieldDescription }) {
  const { isReadOnly } = useSchemaForm();
  const { name, value, error, onChange, onBlur } = useSetting(field.path);
  const id = fieldId(name);
  return (
    <div className="flex gap-3 pb-5">
      <Switch
        id={id}
        name={name}
        checked={value === true}
        disabled={isReadOnly}
        onCheckedChange={onChange}
        onBlur={onBlur}
        aria-describedby={`${id}-help`}
        className="mt-0.5"
      />
      <div className="min-w-0">
        <Label htmlFor={id}>{field.ui.label}</Label>
        <FieldHelp id={`${id}-help`}>{field.ui.help}</FieldHelp>
        <FieldError className="mt-0">{error}</FieldError>
      </div>
    </div>
  );
}
