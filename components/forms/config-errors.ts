import { type ConfigValues, standingSecretPaths, valueAt } from "@/lib/connectors/kit/config-paths";
import { type ConnectorDefinition, describeFields } from "@/lib/connectors/kit/define";
import { repointedLabel } from "@/lib/connectors/kit/repointed-label";
import { fieldErrors } from "@/lib/core/parse-input";
import { submittedConfig } from "./form-values";

/** What is stored already: settings without secrets, and the paths of the secrets. */
export type StoredConfig = { config: ConfigValues; secretPaths: readonly string[] };

/**
 * What the server would find wrong with these values, by field path. A stored secret that was left
 * untouched counts as given, unless the values point it elsewhere.
 */
export function configErrors(
  definition: ConnectorDefinition,
  values: ConfigValues,
  stored: StoredConfig | null,
): Record<string, string> {
  const fields = describeFields(definition.config);
  const config = submittedConfig(fields, values);
  const parsed = definition.config.safeParse(config);
  const errors = parsed.success ? {} : fieldErrors(parsed.error);
  const repointed = stored && repointedLabel(fields, stored.config, config);
  for (const path of standingSecretPaths(fields, config)) {
    const isKept = stored?.secretPaths.includes(path) && valueAt(config, path) === "";
    if (!isKept) continue;
    if (repointed) errors[path] = `The stored value was for another ${repointed}. Enter it again.`;
    else delete errors[path];
  }
  return errors;
}
