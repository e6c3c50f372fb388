import { SaveConflict } from "@/components/forms/save-conflict";
import type { AppError } from "@/lib/core/errors";
import type { StepDifference } from "@/lib/flows/model/diff-flow";
import { DifferenceList } from "./difference-list";

type FlowConflictProps = {
  /** Of the answer `changed_meanwhile`. */
  changed: AppError["changed"];
  /** From theirs to mine, by `diffFlow`; null until their draft has arrived. */
  differences: readonly StepDifference[] | null;
  isSaving: boolean;
  onTakeTheirs: () => void;
  onSaveMine: () => void;
  onSelectStep?: (stepId: string) => void;
};

/** Somebody else saved this draft first: what differs, and the two ways on. */
export function FlowConflict(props: FlowConflictProps) {
  const { changed, differences, isSaving, onTakeTheirs, onSaveMine, onSelectStep } = props;
  return (
    <SaveConflict
      what="draft"
      changed={changed}
      isLoaded={differences !== null}
      isSaving={isSaving}
      onTakeTheirs={onTakeTheirs}
      onSaveMine={onSaveMine}
    >
      <p>Your changes are not saved. What you drew is still here.</p>
      {differences && differences.length > 0 && (
        <details className="mt-1 text-sm">
          <summary className="w-fit rounded-inner">
            What yours changes in theirs ({differences.length})
          </summary>
          <div className="mt-1 max-h-64 overflow-y-auto">
            <DifferenceList differences={differences} onSelectStep={onSelectStep} />
          </div>
        </details>
      )}
    </SaveConflict>
  );
}
