import "server-only";
import { maskPhone } from "@/lib/core/phone";
import { type ConfigValues, valueAt } from "./kit/config-paths";
import { allFields, type FieldDescription } from "./kit/define";

type Change = { before: string; after: string };

/** Which settings differ, as texts for the audit log: no secret, no full phone number. */
export function describeChange(
  fields: readonly FieldDescription[],
  before: ConfigValues,
  after: ConfigValues,
): Record<string, Change> {
  const changes: Record<string, Change> = {};
  for (const field of allFields(fields)) {
    if (field.ui.kind === "secret") continue;
    const path = field.ui.kind === "choice" ? `${field.path}.kind` : field.path;
    const isPhone = field.ui.kind === "phone";
    const [was, is] = [valueAt(before, path), valueAt(after, path)];
    if (asText(was, false) === asText(is, false)) continue;
    changes[path] = { before: asText(was, isPhone), after: asText(is, isPhone) };
  }
  return changes;
}

function asText(value: unknown, isPhone: boolean): string {
  if (value === undefined || value === null) return "";
  if (typeof value !== "string") return JSON.stringify(value);
  return isPhone && value !== "" ? maskPhone(value) : value;
}
