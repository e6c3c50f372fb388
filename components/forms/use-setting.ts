"use client";

import { useController, useFormContext } from "react-hook-form";
import type { ConfigValues } from "@/lib/connectors/kit/config-paths";

/** Values of every form that is drawn from a definition. */
export type SchemaFormValues = { name: string; description: string; config: ConfigValues };

/** The name under which a form holds a setting. */
export const settingName = (path: string) => `config.${path}` as const;

/** Value, change and error of one setting. */
export function useSetting(path: string) {
  const form = useFormContext<SchemaFormValues>();
  const { field, fieldState } = useController<SchemaFormValues, `config.${string}`>({
    name: settingName(path),
  });
  return {
    name: field.name,
    value: field.value as unknown,
    error: fieldState.error?.message,
    onChange: (value: unknown) => {
      field.onChange(value);
      // A field that was found wrong is looked at again with every change, whoever found it.
      if (fieldState.error) void form.trigger(field.name);
    },
    onBlur: field.onBlur,
  };
}

/** A setting as text; anything else that a form could hold there reads as "". */
export const asText = (value: unknown): string => (typeof value === "string" ? value : "");
