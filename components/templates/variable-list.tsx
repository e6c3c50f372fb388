import { variableNames, variables } from "@/lib/templates/variables";
import { optionsValue } from "./complete-variable";

const entries = [
  ...variableNames.map((name) => ({
    name: name as string,
    shown: name,
    label: variables[name].label,
  })),
  { name: optionsValue, shown: "options_<key>", label: "A value that the call gives" },
];

/** The values a text may name; a press puts one where the cursor was. */
export function VariableList({ onInsert }: { onInsert: (name: string) => void }) {
  return (
    <div>
      <p className="mb-1.5 text-sm text-muted">Put in a value, or type {"{{"} in the text:</p>
      <ul className="flex flex-wrap gap-1.5">
        {entries.map(({ name, shown, label }) => (
          <li key={name}>
            <button
              type="button"
              title={label}
              className="rounded-control bg-accent-soft px-1.5 py-0.5 font-mono text-xs text-accent-text hover:underline"
              // The text keeps the focus and with it the place of the cursor.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onInsert(name)}
            >
              {`{{${shown}}}`}
              <span className="sr-only">: {label}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
