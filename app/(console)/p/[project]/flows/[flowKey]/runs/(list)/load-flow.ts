import { notFound } from "next/navigation";
import { cache } from "react";
import { getFlow } from "@/lib/flows/get-flow";
import { flowKeyInput } from "@/lib/flows/schema";
import { requireViewer } from "@/lib/http/request-context";

/** The flow of the address and who asks, once a request; there is nothing where there is no such flow. */
export const loadFlow = cache(async (project: string, flowKey: string) => {
  const ctx = await requireViewer(project);
  const which = flowKeyInput.safeParse({ flowKey });
  const flow = which.success ? await getFlow(ctx, which.data) : null;
  if (!flow) notFound();
  if (flow.ok) return { ctx, flow: flow.value };
  if (flow.error.code === "not_found") notFound();
  throw new Error(flow.error.text);
});
