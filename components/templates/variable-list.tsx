import { type Variable, variableNames, variables } from "@/lib/templates/variables";

/** The values a text may name; a press puts one where the cursor was. */
export function VariableList({ onInsert }: { onInsert: (variable: Variable) => void }) {
  return (
    <div>
      <p className="mb-1.5 text-sm text-muted">Put in a value:</p>
      <ul className="flex flex-wrap gap-1.5">
        {variableNames.map((name) => (
          <li key={name}>
            <button
              type="button"
              title={variables[name].label}
              className="rounded-control bg-accent-soft px-1.5 py-0.5 font-mono text-xs text-accent-text hover:underline"
              // The text keeps the focus and with it the place of the cursor.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onInsert(name)}
            >
              {`{{${name}}}`}
              <span className="sr-only">: {variables[name].label}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
