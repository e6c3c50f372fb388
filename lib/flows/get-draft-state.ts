import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import { type AppError, fail } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import type { DraftState } from "./schema";
import { selectDraftState } from "./store";

/** Whether a draft is still the one that an editor was filled from; cheap, as editors ask all the time. */
export async function getDraftState(
  ctx: ProjectCtx,
  { flowKey }: { flowKey: string },
): Promise<Result<DraftState, AppError>> {
  const allowed = await requirePermission(ctx, "flows.list");
  if (!allowed.ok) return allowed;
  const found = await selectDraftState(ctx.db, ctx.project.id, flowKey);
  if (!found) return fail("not_found");
  return ok({
    revision: found.draftRevision,
    savedAt: found.draftAt.toISOString(),
    savedByName: found.draftByName,
  });
}
