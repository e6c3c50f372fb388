import type { FlowSummary } from "@/lib/flows/schema";
import { FlowRow, type FlowRowActions, flowColumns } from "./flow-row";

type FlowListProps = {
  projectSlug: string;
  flows: readonly FlowSummary[];
  actions: FlowRowActions;
};

/** Flows in rows of 52 px, in a few lines each on a phone. The name opens one. */
export function FlowList({ projectSlug, flows, actions }: FlowListProps) {
  return (
    <div className="rounded-card border bg-surface">
      <div
        aria-hidden="true"
        className={`hidden gap-x-4 border-b px-4 py-2 text-sm text-muted md:grid ${flowColumns}`}
      >
        <span>Flow</span>
        <span>Published</span>
        <span className="text-right">Runs, 24 h</span>
        <span className="text-right">Success</span>
        <span>Used in</span>
        <span>State</span>
        <span className="w-control-sm" />
      </div>
      <ul aria-label="Flows by name" className="divide-y">
        {flows.map((flow) => (
          <FlowRow key={flow.key} projectSlug={projectSlug} flow={flow} actions={actions} />
        ))}
      </ul>
    </div>
  );
}
