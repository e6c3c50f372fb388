import { Minus, PencilLine, Plus } from "lucide-react";
import type { SettingChange, StepDifference } from "@/lib/flows/model/diff-flow";

type DifferenceListProps = {
  /** By `diffFlow`. */
  differences: readonly StepDifference[];
  /** Leads to a step on the canvas; without it names are plain text. */
  onSelectStep?: ((stepId: string) => void) | undefined;
};

const looks = {
  added: { icon: Plus, word: "Added", tone: "text-success-text" },
  removed: { icon: Minus, word: "Removed", tone: "text-danger-text" },
  changed: { icon: PencilLine, word: "Changed", tone: "text-muted" },
} as const satisfies Record<StepDifference["kind"], object>;

/** What differs between two documents of a flow, step by step, as text. */
export function DifferenceList({ differences, onSelectStep }: DifferenceListProps) {
  return (
    <ul className="divide-y rounded-card border bg-surface">
      {differences.map((difference) => {
        const { icon: Icon, word, tone } = looks[difference.kind];
        const { stepId, name, settings, ways } = difference;
        return (
          <li key={`${difference.kind} ${stepId}`} className="px-3 py-2 text-sm">
            <p className="flex min-w-0 items-start gap-2">
              <Icon aria-hidden="true" className={`mt-0.5 size-3.5 shrink-0 ${tone}`} />
              <span className="min-w-0 wrap-anywhere">
                <span className={tone}>{word}: </span>
                {onSelectStep && difference.kind !== "removed" ? (
                  <button
                    type="button"
                    onClick={() => onSelectStep(stepId)}
                    className="rounded-inner font-medium underline decoration-current/40 underline-offset-3 hover:decoration-current"
                  >
                    {name}
                  </button>
                ) : (
                  <span className="font-medium">{name}</span>
                )}
              </span>
            </p>
            {settings.length + ways.length > 0 && (
              <ul className="mt-1 space-y-1 pl-5.5">
                {settings.map((change) => (
                  <ChangeLine key={change.label} {...change} />
                ))}
                {ways.map(({ label, before, after }) => (
                  <ChangeLine key={label} label={`Way "${label}"`} before={before} after={after} />
                ))}
              </ul>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** "To: {{form.phone}} → {{user.phone}}" */
function ChangeLine({ label, before, after }: SettingChange) {
  return (
    <li className="wrap-anywhere">
      <span className="text-muted">{label}: </span>
      {before !== null && <del className="text-danger-text">{before}</del>}
      {before !== null && after !== null && (
        <>
          <span aria-hidden="true"> → </span>
          <span className="sr-only"> is now </span>
        </>
      )}
      {after !== null && <ins className="text-success-text no-underline">{after}</ins>}
      {after === null && <span className="text-muted"> (gone)</span>}
    </li>
  );
}
