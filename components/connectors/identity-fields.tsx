"use client";

import { useController } from "react-hook-form";
import { FieldRow } from "@/components/forms/field-row";
import { useSchemaForm } from "@/components/forms/schema-form-context";
import type { SchemaFormValues } from "@/components/forms/use-setting";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";

/** What every connector has, whatever its type: a name and a description. */
export function IdentityFields() {
  const { isReadOnly } = useSchemaForm();
  const name = useController<SchemaFormValues, "name">({ name: "name" });
  const description = useController<SchemaFormValues, "description">({ name: "description" });
  return (
    <>
      <FieldRow
        name="name"
        label="Connector name"
        help="How it is called in lists and flows. Unique in the project."
        error={name.fieldState.error?.message}
        counter={{ length: name.field.value.length, max: 254 }}
      >
        {(names) => <Input {...names} {...name.field} readOnly={isReadOnly} autoComplete="off" />}
      </FieldRow>
      <FieldRow
        name="description"
        label="Connector description"
        isOptional
        error={description.fieldState.error?.message}
        counter={{ length: description.field.value.length, max: 1_000 }}
      >
        {(names) => (
          <Textarea
            {...names}
            {...description.field}
            rows={2}
            className="min-h-14"
            readOnly={isReadOnly}
          />
        )}
      </FieldRow>
    </>
  );
}
