import { SaveConflict } from "@/components/forms/save-conflict";

export type Difference = { label: string; mine: string; theirs: string };

type ConflictCalloutProps = {
  byName: string;
  at: string;
  /** null until the other version was loaded. */
  differences: readonly Difference[] | null;
  onTakeTheirs: () => void;
  onSaveMine: () => void;
  isSaving: boolean;
};

/** Somebody else saved first: what differs, and the two ways on. Nothing typed is lost by looking. */
export function ConflictCallout({ byName, at, differences, ...rest }: ConflictCalloutProps) {
  return (
    <SaveConflict
      what="connector"
      changed={{ byName, at }}
      isLoaded={differences !== null}
      takesFocus
      className="mb-5"
      {...rest}
    >
      <p>Your changes are not saved. What you typed is still in the form.</p>
      {differences && differences.length > 0 && (
        <ul className="mt-1 space-y-1 text-sm">
          {differences.map(({ label, mine, theirs }) => (
            <li key={label} className="break-words">
              <span className="font-medium">{label}</span>: theirs is{" "}
              <span className="font-mono">{theirs || "empty"}</span>, yours is{" "}
              <span className="font-mono">{mine || "empty"}</span>
            </li>
          ))}
        </ul>
      )}
      {differences?.length === 0 && (
        <p className="text-sm">Nothing in the form differs except possibly a secret.</p>
      )}
    </SaveConflict>
  );
}
