import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import type { AppError } from "@/lib/core/errors";

type SaveProblemProps = {
  error: AppError | null;
  /** No answer came at all. */
  isBroken: boolean;
};

/** Why nothing was saved, and what to do. */
export function SaveProblem({ error, isBroken }: SaveProblemProps) {
  if (isBroken)
    return (
      <Callout tone="danger" role="alert" title="Not saved">
        Patchbay did not answer. What you changed is still here; try again.
      </Callout>
    );
  if (!error) return null;
  if (error.code === "changed_meanwhile")
    return (
      <Callout
        tone="warning"
        role="alert"
        title={error.text}
        actions={<Button onClick={() => window.location.reload()}>Show what is saved now</Button>}
      >
        Nothing of yours was saved over it.
      </Callout>
    );
  return (
    <Callout tone="danger" role="alert" title="Not saved">
      {error.text}
      {error.requestId && ` Request ${error.requestId}.`}
    </Callout>
  );
}
