import type { Route } from "next";
import { consolePath } from "@/components/shell/navigation";
import { Fact, Facts, Identifier } from "@/components/ui/facts";
import { LocalTime } from "@/components/ui/local-time";
import { TextLink } from "@/components/ui/text-link";
import type { RunSummary } from "@/lib/flows/search";
import { flowPath } from "../list/flow-paths";
import { durationOf, whoOf } from "./run-words";

type RunFactsProps = { projectSlug: string; flowKey: string; run: RunSummary };

/** What is known of a run at a glance. */
export function RunFacts({ projectSlug, flowKey, run }: RunFactsProps) {
  const duration = durationOf(run);
  return (
    <Facts>
      <Fact name="Who">
        {run.endUserId === null ? (
          <span className={run.who === null ? "text-muted" : undefined}>{whoOf(run)}</span>
        ) : (
          <TextLink href={consolePath(projectSlug, `users/${run.endUserId}`)}>
            {run.who ?? "Open the user"}
          </TextLink>
        )}
      </Fact>
      <Fact name="Started">
        <LocalTime value={run.startedAt} show="full" />
      </Fact>
      {run.endedAt && (
        <Fact name="Ended">
          <LocalTime value={run.endedAt} show="full" />
          {duration && <span className="text-muted">, after {duration}</span>}
        </Fact>
      )}
      {run.number !== null && (
        <Fact name="Version">
          {/* Put together at run time, which the route types cannot follow. */}
          <TextLink href={`${flowPath(projectSlug, flowKey)}?version=${run.number}` as Route}>
            {run.number}
          </TextLink>
        </Fact>
      )}
      <Fact name="Run id">
        <Identifier value={run.id} label="Copy the run id" />
      </Fact>
    </Facts>
  );
}
