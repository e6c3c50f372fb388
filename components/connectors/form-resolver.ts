import { toNestErrors } from "@hookform/resolvers";
import type { FieldError, Resolver } from "react-hook-form";
import { configErrors, type StoredConfig } from "@/components/forms/config-errors";
import { type SchemaFormValues, settingName } from "@/components/forms/use-setting";
import type { ConnectorDefinition } from "@/lib/connectors/kit/define";
import { connectorDescription, connectorName } from "@/lib/connectors/schema";

/** Decides in the browser by the same schemas as the server. */
export function formResolver(
  definition: ConnectorDefinition,
  stored: StoredConfig | null,
): Resolver<SchemaFormValues> {
  return (values, _context, options) => {
    const found: Record<string, FieldError> = {};
    const add = (name: string, message: string | undefined) => {
      if (message !== undefined) found[name] = { type: "schema", message };
    };
    add("name", connectorName.safeParse(values.name).error?.issues[0]?.message);
    add(
      "description",
      connectorDescription.safeParse(values.description).error?.issues[0]?.message,
    );
    const settings = configErrors(definition, values.config, stored);
    for (const [path, text] of Object.entries(settings)) add(settingName(path), text);
    return Object.keys(found).length === 0
      ? { values, errors: {} }
      : { values: {}, errors: toNestErrors(found, options) };
  };
}
