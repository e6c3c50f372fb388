import { StatusLabel } from "@/components/ui/status-label";
import type { FlowDocument } from "@/lib/flows/model/document";
import type { Finding } from "@/lib/flows/model/finding";

type FindingListProps = {
  findings: readonly Finding[];
  steps: FlowDocument["steps"];
  onSelectStep?: ((stepId: string) => void) | undefined;
};

/** Findings in the order they came, each with the step that it is about. */
export function FindingList({ findings, steps, onSelectStep }: FindingListProps) {
  return (
    <ul className="divide-y rounded-card border bg-surface">
      {findings.map(({ id, severity, stepId, text }) => {
        const name = stepId === null ? null : (steps[stepId]?.name ?? stepId);
        return (
          <li key={id} className="flex items-start gap-2 px-3 py-2 text-sm">
            <StatusLabel status={severity === "error" ? "fail" : "warn"} iconOnly>
              {severity === "error" ? "Error:" : "Warning:"}
            </StatusLabel>
            <span className="min-w-0 wrap-anywhere">
              {name !== null &&
                (onSelectStep && stepId !== null ? (
                  <button
                    type="button"
                    onClick={() => onSelectStep(stepId)}
                    className="rounded-inner font-medium underline decoration-current/40 underline-offset-3 hover:decoration-current"
                  >
                    {name}
                  </button>
                ) : (
                  <span className="font-medium">{name}</span>
                ))}
              {name !== null && ": "}
              {text}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
