import type { FieldErrors } from "react-hook-form";
import type { SummaryEntry } from "@/components/forms/error-summary";
import { fieldId } from "@/components/forms/field-id";
import { type SchemaFormValues, settingName } from "@/components/forms/use-setting";
import { allFields, type ConnectorDefinition, describeFields } from "@/lib/connectors/kit/define";

/** The errors of a form in the order of its fields, each with the label and id of its control. */
export function summaryEntries(
  errors: FieldErrors<SchemaFormValues>,
  definition: ConnectorDefinition,
): SummaryEntry[] {
  const labels = new Map([
    ["name", "Connector name"],
    ["description", "Connector description"],
    ...allFields(describeFields(definition.config)).map(
      ({ path, ui }) => [settingName(path), ui.label] as const,
    ),
  ]);
  const order = [...labels.keys()];
  return flatten(errors, "")
    .map(([name, text]) => {
      // A row of a list has no label of its own: its list's counts.
      const owner = order.findLast((each) => name === each || name.startsWith(`${each}.`)) ?? name;
      return { id: fieldId(name), owner, label: labels.get(owner) ?? owner, text };
    })
    .sort((a, b) => order.indexOf(a.owner) - order.indexOf(b.owner))
    .map(({ id, label, text }) => ({ id, label, text }));
}

function flatten(node: unknown, name: string): [string, string][] {
  if (typeof node !== "object" || node === null) return [];
  if ("message" in node && typeof node.message === "string") return [[name, node.message]];
  return Object.entries(node)
    .filter(([key]) => key !== "ref" && key !== "root")
    .flatMap(([key, inner]) => flatten(inner, name ? `${name}.${key}` : key));
}
