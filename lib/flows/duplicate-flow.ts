import "server-only";
import type { z } from "zod";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import { type AppError, fail } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";
import { makeFlow } from "./create-flow";
import type { duplicateFlowInput } from "./schema";
import { selectFlow } from "./store";

/** Makes a flow whose draft is this one's. Nothing of it is published. */
export async function duplicateFlow(
  ctx: ProjectCtx,
  { flowKey, key, name }: z.output<typeof duplicateFlowInput>,
): Promise<Result<{ key: string }, AppError>> {
  const allowed = await requirePermission(ctx, "flows.save");
  if (!allowed.ok) return allowed;
  const flow = await selectFlow(ctx.db, ctx.project.id, flowKey);
  if (!flow) return fail("not_found");
  return makeFlow(ctx, { key, name, description: flow.description, document: flow.draft });
}
