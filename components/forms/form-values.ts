import {
  type ConfigValues,
  standingFields,
  valueAt,
  withValueAt,
} from "@/lib/connectors/kit/config-paths";
import { allFields, type FieldDescription } from "@/lib/connectors/kit/define";

/**
 * What a form holds: of a choice the fields of every way at once, so that nothing typed is lost by
 * switching. `stored` fills in what is saved.
 */
export function initialConfig(
  fields: readonly FieldDescription[],
  stored: ConfigValues = {},
): ConfigValues {
  return allFields(fields).reduce<ConfigValues>((config, field) => {
    const isChoice = field.ui.kind === "choice";
    const path = isChoice ? `${field.path}.kind` : field.path;
    return withValueAt(config, path, valueAt(stored, path) ?? emptyValue(field));
  }, {});
}

function emptyValue({ ui }: FieldDescription): unknown {
  switch (ui.kind) {
    case "choice":
    case "select":
      return ui.options[0]?.value ?? "";
    case "switch":
      return false;
    case "pairs":
      return [];
    case "number":
      return null;
    case "text":
    case "secret":
    case "phone":
      return "";
  }
}

/** The part of a form's values that counts: of a choice, the chosen way only. */
export function submittedConfig(
  fields: readonly FieldDescription[],
  config: ConfigValues,
): ConfigValues {
  return standingFields(fields, config).reduce<ConfigValues>((submitted, field) => {
    const path = field.ui.kind === "choice" ? `${field.path}.kind` : field.path;
    return withValueAt(submitted, path, valueAt(config, path));
  }, {});
}
