import "server-only";
import type { z } from "zod";
import { recordAudit } from "@/lib/audit/record-audit";
import type { ProjectCtx } from "@/lib/auth/context";
import { actorId, requirePermission } from "@/lib/auth/require-permission";
import { type AppError, fail } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { transact } from "@/lib/db/transact";
import type { saveDraftInput } from "./schema";
import { selectFlow, updateDraft } from "./store";
import { withNames } from "./with-names";

/** `savedAt` is ISO 8601. */
export type SavedDraft = { revision: number; savedAt: string };

/**
 * Keeps a draft, complete or not; runs go on with what is published. Fails with not_found, and with
 * changed_meanwhile where somebody else saved first.
 */
export async function saveDraft(
  ctx: ProjectCtx,
  { flowKey, document, expectedRevision }: z.output<typeof saveDraftInput>,
): Promise<Result<SavedDraft, AppError>> {
  const allowed = await requirePermission(ctx, "flows.save");
  if (!allowed.ok) return allowed;
  const draft = await withNames(ctx, document);
  return transact(ctx.db, async (tx): Promise<Result<SavedDraft, AppError>> => {
    const flow = await selectFlow(tx, ctx.project.id, flowKey);
    if (!flow) return fail("not_found");
    const by = actorId(ctx.actor);
    const saved = await updateDraft(tx, flow.id, expectedRevision, { draft, by });
    if (!saved)
      return fail("changed_meanwhile", {
        changed: { byName: flow.draftByName ?? "Somebody", at: flow.draftAt.toISOString() },
      });
    await recordAudit(tx, ctx, {
      operation: "flows.save",
      result: "done",
      targetId: flow.id,
      detail: { key: flowKey, revision: saved.revision },
    });
    return ok({ revision: saved.revision, savedAt: saved.savedAt.toISOString() });
  });
}
