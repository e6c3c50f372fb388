import { type ConfigValues, valueAt } from "./config-paths";
import { allFields, type FieldDescription } from "./define";

/**
 * The label of the first field that says whom the secrets are for and has changed; null when the
 * secrets still go where they went. The form asks the same as the server.
 */
export function repointedLabel(
  fields: readonly FieldDescription[],
  before: ConfigValues,
  after: ConfigValues,
): string | null {
  const text = (config: ConfigValues, path: string) => {
    const value = valueAt(config, path);
    return typeof value === "string" ? value.trim() : "";
  };
  const changed = allFields(fields).find(
    ({ path, ui }) =>
      "bindsSecrets" in ui && ui.bindsSecrets && text(before, path) !== text(after, path),
  );
  return changed?.ui.label ?? null;
}
