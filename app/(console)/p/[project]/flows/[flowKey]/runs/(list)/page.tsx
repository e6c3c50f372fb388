import type { Metadata } from "next";
import { flowPath } from "@/components/flows/list/flow-paths";
import { runsHelp } from "@/components/flows/runs/runs-help";
import { RunsView } from "@/components/flows/runs/runs-view";
import { consolePath } from "@/components/shell/navigation";
import { PageHeader } from "@/components/shell/page-header";
import { TextLink } from "@/components/ui/text-link";
import { groupFailures } from "@/lib/flows/group-failures";
import { listRuns } from "@/lib/flows/list-runs";
import { nodeOf } from "@/lib/flows/model/document";
import type { FlowEditorView } from "@/lib/flows/schema";
import { type FailureGroup, readRunFilter } from "@/lib/flows/search";
import { loadFlow } from "./load-flow";

export const metadata: Metadata = { title: "Runs" };

export default async function RunsPage({
  params,
  searchParams,
}: PageProps<"/p/[project]/flows/[flowKey]/runs">) {
  const { project, flowKey } = await params;
  const filter = readRunFilter(await searchParams);
  const { ctx, flow } = await loadFlow(project, flowKey);
  const input = { flowKey: flow.key, ...filter };
  const [page, groups] = await Promise.all([listRuns(ctx, input), groupFailures(ctx, input)]);
  if (!page.ok) throw new Error(page.error.text);
  if (!groups.ok) throw new Error(groups.error.text);
  const { key, name, isEnabled, published, versions } = flow;
  return (
    <>
      <PageHeader
        back={
          <>
            <TextLink href={consolePath(project, "flows")}>Flows</TextLink>
            <span aria-hidden="true" className="text-muted">
              {" / "}
            </span>
            <TextLink href={flowPath(project, key)}>{name}</TextLink>
          </>
        }
        title="Runs"
        guide="flows#look-at-real-runs"
        help={runsHelp}
      />
      <RunsView
        key={key}
        projectSlug={project}
        flow={{ key, isOpen: isEnabled && published !== null }}
        initial={{ filter, page: page.value, groups: groups.value }}
        options={{
          steps: stepOptions(flow, groups.value),
          versions: versions.map(({ number }) => number),
        }}
      />
    </>
  );
}

/** Steps of what runs now, and others where runs have failed. */
function stepOptions({ published }: FlowEditorView, groups: readonly FailureGroup[]) {
  const steps = Object.entries(published?.document.steps ?? {}).map(([value, step]) => ({
    value,
    name: step.name,
    note: nodeOf(step.kind).label,
  }));
  const known = new Set(steps.map(({ value }) => value));
  const others = new Map(
    groups
      .filter(({ stepId }) => !known.has(stepId))
      .map(({ stepId, stepName }) => [stepId, { value: stepId, name: stepName }]),
  );
  return [...steps, ...others.values()];
}
