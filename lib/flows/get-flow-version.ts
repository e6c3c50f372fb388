import "server-only";
import type { z } from "zod";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import { type AppError, fail } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { toVersionView } from "./get-flow";
import type { FlowDocument } from "./model/document";
import type { flowVersionInput, VersionView } from "./schema";
import { selectFlow, selectVersion } from "./store";

/** One version of a flow, to be read. */
export async function getFlowVersion(
  ctx: ProjectCtx,
  { flowKey, number }: z.output<typeof flowVersionInput>,
): Promise<Result<VersionView & { document: FlowDocument }, AppError>> {
  const allowed = await requirePermission(ctx, "flows.list");
  if (!allowed.ok) return allowed;
  const flow = await selectFlow(ctx.db, ctx.project.id, flowKey);
  const version = flow && (await selectVersion(ctx.db, flow.id, number));
  if (!flow || !version) return fail("not_found");
  return ok({ ...toVersionView(version, flow.publishedVersionId), document: version.document });
}
