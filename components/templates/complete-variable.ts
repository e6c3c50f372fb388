import type { ComboboxOption } from "@/components/ui/match-options";
import { variableNames, variables } from "@/lib/templates/variables";

/** A value that is being typed: where its braces start, and what stands behind them so far. */
export type OpenVariable = { start: number; query: string };

/** The value that is open where the cursor stands, or null. */
export function openVariable(text: string, caret: number): OpenVariable | null {
  const found = /\{\{[ \t]*([\w.]*)$/.exec(text.slice(0, caret));
  return found ? { start: found.index, query: found[1] ?? "" } : null;
}

/** Stands for all options of a call; their keys are the caller's own. */
export const optionsValue = "options_";

/** What the texts of a template may name. */
const templateValues: readonly ComboboxOption[] = [
  ...variableNames.map((name) => ({ value: name, description: variables[name].label })),
  {
    value: optionsValue,
    label: "options_<key>",
    description: "A value that the call gives, in templateOptions",
  },
];

/** The values whose name or meaning holds what was typed; names that start with it come first. */
export function matchVariables(
  query: string,
  all: readonly ComboboxOption[] = templateValues,
): readonly ComboboxOption[] {
  const typed = query.toLowerCase();
  const starts = ({ value }: ComboboxOption) => value.toLowerCase().startsWith(typed);
  const holds = ({ value, description = "" }: ComboboxOption) =>
    `${value} ${description}`.toLowerCase().includes(typed);
  return [...all.filter(starts), ...all.filter((option) => !starts(option) && holds(option))];
}

/** The text after a value was put in at `start` to `end`, and where the cursor stands then. */
export function putVariable(
  text: string,
  { start, end, name }: { start: number; end: number; name: string },
): { text: string; caret: number } {
  // Braces that were closed already are not doubled.
  const rest = text.slice(end).replace(/^[ \t]*\}\}/, "");
  const put = `${text.slice(0, start)}{{${name}`;
  // The key of an option is still to be typed.
  const caret = name === optionsValue ? put.length : put.length + 2;
  return { text: `${put}}}${rest}`, caret };
}
