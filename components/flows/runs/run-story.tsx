import { consolePath } from "@/components/shell/navigation";
import { cn } from "@/components/ui/cn";
import { failureName } from "@/lib/flows/model/failure-names";
import { isOpenRun, type RunDetails, type RunSummary } from "@/lib/flows/search";
import { useEditorParts } from "../editor/editor-context";
import { TraceList } from "../testing/trace-list";
import { RunFacts } from "./run-facts";
import { lowerFirst } from "./run-words";

type RunStoryProps = {
  projectSlug: string;
  flow: { key: string; name: string };
  details: RunDetails;
  className?: string;
};

/** What happened in a run, beside the flow. */
export function RunStory({ projectSlug, flow, details, className }: RunStoryProps) {
  const { store } = useEditorParts();
  const { run, document, trace, isMasked } = details;
  return (
    <aside
      aria-label="What happened"
      className={cn(
        "flex w-100 max-w-full shrink-0 flex-col gap-5 overflow-y-auto bg-surface p-4 max-md:w-full md:border-l",
        className,
      )}
    >
      <p className={cn("font-medium", run.status === "failed" && "text-danger-text")}>
        {headline(run)}
      </p>
      <RunFacts projectSlug={projectSlug} flowKey={flow.key} run={run} />
      <section aria-labelledby="run-steps">
        <h2 id="run-steps" className="font-medium">
          Steps
        </h2>
        {isMasked && (
          <p className="mt-1 text-sm text-muted">
            Your role sees masked values: what people have typed is dots.
          </p>
        )}
        <TraceList
          document={document}
          trace={trace}
          onSelect={(id) => store.dispatch({ type: "open", id })}
          onRestart={null}
          stopped={stoppedOf(run)}
          messageHref={(id) => consolePath(projectSlug, `messages/${id}`)}
        />
      </section>
    </aside>
  );
}

/** In one sentence: how it stands or ended, and where. */
function headline(run: RunSummary): string {
  const { status, stepName, failedClass, endUserId } = run;
  switch (status) {
    case "working":
      return `It is at work${stepName ? ` at ${stepName}` : ""}.`;
    case "waiting":
      return `It waits${stepName ? ` at ${stepName}` : ""}. This page follows it.`;
    case "expired":
      return `Nobody went on with it in time${stepName ? `: it stood at ${stepName}` : ""}.`;
    case "completed":
      return endUserId === null
        ? "It has ended well. Nobody has signed in."
        : "It has ended well: the user is signed in.";
    case "failed":
      return `It failed${stepName ? ` at ${stepName}` : ""}: ${lowerFirst(failureName(failedClass ?? ""))}.`;
  }
}

/** Why the last step took no way, where it will take none any more. */
function stoppedOf({ status, failedClass }: RunSummary) {
  if (isOpenRun(status)) return null;
  return status === "failed"
    ? ({ status: "fail", words: lowerFirst(failureName(failedClass ?? "")) } as const)
    : ({ status: "warn", words: "nobody went on" } as const);
}
