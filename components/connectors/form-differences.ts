import type { SchemaFormValues } from "@/components/forms/use-setting";
import { standingFields, valueAt } from "@/lib/connectors/kit/config-paths";
import { type ConnectorDefinition, describeFields } from "@/lib/connectors/kit/define";
import type { ConnectorView } from "@/lib/connectors/schema";
import type { Difference } from "./conflict-callout";

/** Where the form and what somebody else saved differ; secrets cannot be compared. */
export function formDifferences(
  definition: ConnectorDefinition,
  mine: SchemaFormValues,
  theirs: ConnectorView,
): Difference[] {
  const fields = describeFields(definition.config);
  const shown = [...standingFields(fields, mine.config), ...standingFields(fields, theirs.config)];
  const settings = new Map(
    shown
      .filter(({ ui }) => ui.kind !== "secret")
      .map(({ path, ui }) => {
        const at = ui.kind === "choice" ? `${path}.kind` : path;
        const words = (value: unknown) =>
          ui.kind === "choice" || ui.kind === "select"
            ? (ui.options.find((option) => option.value === value)?.label ?? "")
            : asWords(value);
        return [
          path,
          {
            label: ui.label,
            mine: words(valueAt(mine.config, at)),
            theirs: words(valueAt(theirs.config, at)),
          },
        ] as const;
      }),
  );
  return [
    { label: "Connector name", mine: mine.name, theirs: theirs.name },
    { label: "Connector description", mine: mine.description, theirs: theirs.description },
    ...settings.values(),
  ].filter((each) => each.mine !== each.theirs);
}

function asWords(value: unknown): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "boolean") return value ? "on" : "off";
  return typeof value === "string" ? value : JSON.stringify(value);
}
