import type { Metadata } from "next";
import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import { flowViewCookie, parseFlowView } from "@/components/flows/editor/flow-view";
import { RunPageView } from "@/components/flows/runs/run-page-view";
import { getFlowPage } from "@/lib/flows/get-flow-page";
import { getRun } from "@/lib/flows/get-run";
import { whichRun } from "@/lib/flows/search";
import { requireViewer } from "@/lib/http/request-context";

export const metadata: Metadata = { title: "Run" };

export default async function RunPage({
  params,
}: PageProps<"/p/[project]/flows/[flowKey]/runs/[runId]">) {
  const { project, ...given } = await params;
  const ctx = await requireViewer(project);
  const which = whichRun.safeParse(given);
  if (!which.success) notFound();
  const { flowKey, runId } = which.data;
  const [run, page] = await Promise.all([getRun(ctx, which.data), getFlowPage(ctx, { flowKey })]);
  for (const read of [run, page]) if (!read.ok && read.error.code === "not_found") notFound();
  if (!run.ok) throw new Error(run.error.text);
  if (!page.ok) throw new Error(page.error.text);
  const { key, name } = page.value.flow;
  return (
    <RunPageView
      key={runId}
      projectSlug={project}
      flow={{ key, name }}
      initial={run.value}
      surroundings={page.value.surroundings}
      initialView={parseFlowView((await cookies()).get(flowViewCookie)?.value)}
    />
  );
}
