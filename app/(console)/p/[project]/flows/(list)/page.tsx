import type { Metadata } from "next";
import { FlowsView } from "@/components/flows/list/flows-view";
import { isAllowed } from "@/lib/auth/permissions";
import { library } from "@/lib/flows/library/library";
import { listFlows } from "@/lib/flows/list-flows";
import { requireViewer } from "@/lib/http/request-context";
import {
  createFlowAction,
  deleteFlowAction,
  duplicateFlowAction,
  importFlowAction,
  setFlowEnabledAction,
} from "../actions";

export const metadata: Metadata = { title: "Flows" };

export default async function FlowsPage({ params }: PageProps<"/p/[project]/flows">) {
  const { project } = await params;
  const ctx = await requireViewer(project);
  const flows = await listFlows(ctx);
  if (!flows.ok) throw new Error(flows.error.code);
  const canSave = isAllowed(ctx.role, "flows.save");
  return (
    <FlowsView
      projectSlug={project}
      flows={flows.value}
      library={library.map(({ id, key, name, summary, keywords }) => ({
        id,
        key,
        name,
        summary,
        keywords,
      }))}
      actions={{
        create: canSave ? createFlowAction.bind(null, project) : null,
        duplicate: canSave ? duplicateFlowAction.bind(null, project) : null,
        importFile: canSave ? importFlowAction.bind(null, project) : null,
        setEnabled: isAllowed(ctx.role, "flows.publish")
          ? setFlowEnabledAction.bind(null, project)
          : null,
        remove: isAllowed(ctx.role, "flows.delete") ? deleteFlowAction.bind(null, project) : null,
      }}
    />
  );
}
