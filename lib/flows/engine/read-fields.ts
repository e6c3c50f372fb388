import { parseDestination } from "@/lib/core/login-id";
import type { StepOf } from "../model/document";
import type { FieldProblem } from "../model/run-answer";

export type ReadFields =
  | { ok: true; form: Record<string, string>; codes: Record<string, string> }
  | { ok: false; fieldErrors: Record<string, FieldProblem> };

const longestText = 1_000;

/**
 * What was handed in, by the screen's own fields and no others: numbers in E.164, addresses in lower
 * case, codes apart.
 */
export function readFields(
  { config }: StepOf<"screen">,
  given: Readonly<Record<string, string>>,
): ReadFields {
  const form: Record<string, string> = {};
  const codes: Record<string, string> = {};
  const fieldErrors: Record<string, FieldProblem> = {};
  for (const { kind, key, isRequired } of config.fields) {
    const text = (Object.hasOwn(given, key) ? (given[key] ?? "") : "").trim();
    if (text === "") {
      if (isRequired) fieldErrors[key] = "missing";
      else if (kind !== "code") form[key] = "";
    } else if (text.length > longestText) {
      fieldErrors[key] = "too_long";
    } else if (kind === "code") {
      codes[key] = text;
    } else if (kind === "text") {
      form[key] = text;
    } else {
      const parsed = parseDestination(kind === "email" ? "email" : "sms", text);
      if (parsed.ok) form[key] = parsed.value.to;
      else fieldErrors[key] = kind === "email" ? "not_an_email" : "not_a_phone";
    }
  }
  return Object.keys(fieldErrors).length > 0
    ? { ok: false, fieldErrors }
    : { ok: true, form, codes };
}
