import { Callout } from "@/components/ui/callout";
import type { AppError } from "@/lib/core/errors";

/** Why the form as a whole was refused. The place is announced when something comes into it. */
export function FormProblem({ error }: { error: AppError | null }) {
  return (
    <div role="alert" className="not-empty:mb-5">
      {error && (
        <Callout tone="danger" title={error.text}>
          {error.requestId && (
            <p className="text-sm">
              Request <span className="font-mono">{error.requestId}</span>
            </p>
          )}
        </Callout>
      )}
    </div>
  );
}
