import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import { type AppError, fail } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { type FlowFile, flowFile } from "./model/flow-file";
import { selectFlow } from "./store";
import { withNames } from "./with-names";

/** The draft of a flow as a file. It holds names and ids of connectors, and none of their secrets. */
export async function exportFlow(
  ctx: ProjectCtx,
  { flowKey }: { flowKey: string },
): Promise<Result<FlowFile, AppError>> {
  const allowed = await requirePermission(ctx, "flows.list");
  if (!allowed.ok) return allowed;
  const flow = await selectFlow(ctx.db, ctx.project.id, flowKey);
  if (!flow) return fail("not_found");
  const { key, name, description } = flow;
  return ok(flowFile({ key, name, description, document: await withNames(ctx, flow.draft) }));
}
