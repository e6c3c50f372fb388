import "server-only";
import type { z } from "zod";
import type { ProjectCtx } from "@/lib/auth/context";
import { actorId } from "@/lib/auth/require-permission";
import { type AppError, fail } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { changeFlow } from "./change-flow";
import type { SavedDraft } from "./save-draft";
import type { restoreVersionInput } from "./schema";
import { selectVersion, updateDraft } from "./store";

/** Makes an earlier version the draft. Runs notice nothing until it is published. */
export function restoreVersion(
  ctx: ProjectCtx,
  { flowKey, number, expectedRevision }: z.output<typeof restoreVersionInput>,
): Promise<Result<SavedDraft, AppError>> {
  return changeFlow(ctx, { operation: "flows.save", flowKey }, async (tx, flow) => {
    const version = await selectVersion(tx, flow.id, number);
    if (!version) return fail("not_found");
    const by = actorId(ctx.actor);
    const saved = await updateDraft(tx, flow.id, expectedRevision, {
      draft: version.document,
      by,
    });
    if (!saved)
      return fail("changed_meanwhile", {
        changed: { byName: flow.draftByName ?? "Somebody", at: flow.draftAt.toISOString() },
      });
    const value = { revision: saved.revision, savedAt: saved.savedAt.toISOString() };
    return ok({ value, detail: { restored: number, revision: saved.revision } });
  });
}
