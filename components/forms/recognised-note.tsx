"use client";

import type { ReactNode } from "react";
import { useFormContext } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { allFields, describeFields, type FieldDescription } from "@/lib/connectors/kit/define";
import { fieldId } from "./field-id";
import { useSchemaForm } from "./schema-form-context";
import { type SchemaFormValues, settingName } from "./use-setting";

/**
 * A value that stands in the wrong box is named for what it is and moved on one press, the toggles
 * above its right box included. null where nothing is recognised.
 */
export function useRecognised(path: string, text: string): ReactNode | null {
  const { definition, isReadOnly } = useSchemaForm();
  const form = useFormContext<SchemaFormValues>();
  const value = text.trim();
  const found = definition.recognise?.find(({ pattern }) => pattern.test(value));
  if (!found || isReadOnly || found.paths.includes(path)) return null;
  const [target] = found.paths;
  if (target === undefined) return `This is ${found.what}, which is not used here.`;

  function move(to: string) {
    for (const choice of choicesAbove(describeFields(definition.config), to))
      form.setValue(settingName(`${choice.path}.kind`), choice.kind, { shouldDirty: true });
    form.setValue(settingName(to), value, { shouldDirty: true });
    form.setValue(settingName(path), "", { shouldDirty: true });
    form.clearErrors([settingName(path), settingName(to)]);
    // The box may only now be drawn, when its toggle was switched.
    requestAnimationFrame(() => document.getElementById(fieldId(settingName(to)))?.focus());
  }

  return (
    <span className="flex flex-wrap items-baseline gap-x-2">
      <span>This is {found.what}.</span>
      <Button variant="link" size="sm" onClick={() => move(target)}>
        Move it there
      </Button>
    </span>
  );
}

/** The choices that a field lies below, with the way it belongs to. */
function choicesAbove(
  fields: readonly FieldDescription[],
  path: string,
): { path: string; kind: string }[] {
  for (const field of fields) {
    for (const [kind, inner] of Object.entries(field.variants ?? {})) {
      if (!allFields(inner).some((each) => each.path === path)) continue;
      return [{ path: field.path, kind }, ...choicesAbove(inner, path)];
    }
  }
  return [];
}
