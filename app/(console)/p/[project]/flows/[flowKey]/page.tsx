import type { Metadata } from "next";
import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import { cache } from "react";
import { FlowEditor } from "@/components/flows/editor/flow-editor";
import { flowViewCookie, parseFlowView } from "@/components/flows/editor/flow-view";
import { TestRunPane } from "@/components/flows/testing/test-run-pane";
import { isAllowed } from "@/lib/auth/permissions";
import { getFlowPage } from "@/lib/flows/get-flow-page";
import { getFlowVersion } from "@/lib/flows/get-flow-version";
import { flowKeyInput, flowVersionInput } from "@/lib/flows/schema";
import { requireViewer } from "@/lib/http/request-context";
import { listPhoneCountries } from "@/lib/otp/list-phone-countries";
import { duplicateFlowAction } from "../actions";
import {
  publishFlowAction,
  restoreVersionAction,
  saveDraftAction,
  updateFlowAction,
} from "./actions";
import { testActions } from "./test-actions";

type Props = PageProps<"/p/[project]/flows/[flowKey]">;

const load = cache(async (project: string, flowKey: string) => {
  const ctx = await requireViewer(project);
  const input = flowKeyInput.safeParse({ flowKey });
  const page = input.success ? await getFlowPage(ctx, input.data) : null;
  if (!page) notFound();
  if (!page.ok) {
    if (page.error.code === "not_found") notFound();
    throw new Error(page.error.text);
  }
  return { ctx, ...page.value };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { project, flowKey } = await params;
  const { flow } = await load(project, flowKey);
  return { title: `${flow.name} flow` };
}

export default async function FlowPage({ params, searchParams }: Props) {
  const { project, flowKey } = await params;
  const { step, version } = await searchParams;
  const { ctx, flow, surroundings } = await load(project, flowKey);
  const wanted = flowVersionInput.safeParse({ flowKey, number: Number(version) });
  const read = wanted.success ? await getFlowVersion(ctx, wanted.data) : null;
  if ((version !== undefined && !read) || (read && !read.ok)) notFound();
  const canSave = isAllowed(ctx.role, "flows.save");
  const view = (await cookies()).get(flowViewCookie)?.value;
  return (
    <FlowEditor
      key={`${flow.id} ${read?.value.number ?? "draft"}`}
      projectSlug={project}
      flow={flow}
      surroundings={surroundings}
      version={read && { number: read.value.number, document: read.value.document }}
      initialStep={typeof step === "string" ? step : null}
      initialView={parseFlowView(view)}
      save={canSave ? saveDraftAction.bind(null, project) : null}
      publish={isAllowed(ctx.role, "flows.publish") ? publishFlowAction.bind(null, project) : null}
      restore={canSave ? restoreVersionAction.bind(null, project) : null}
      duplicate={canSave ? duplicateFlowAction.bind(null, project) : null}
      rename={canSave ? updateFlowAction.bind(null, project) : null}
      testRun={
        isAllowed(ctx.role, "flows.test") && !read ? (
          <TestRunPane
            projectSlug={project}
            flowKey={flow.key}
            countries={await listPhoneCountries(ctx)}
            actions={testActions(project)}
          />
        ) : undefined
      }
    />
  );
}
