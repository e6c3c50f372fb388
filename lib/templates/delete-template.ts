import "server-only";
import type { z } from "zod";
import { recordAudit } from "@/lib/audit/record-audit";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import { type AppError, fail } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { isReferenced, transact } from "@/lib/db/transact";
import type { templateIdInput } from "./schema";
import { deleteTemplateRow, selectTemplate } from "./store";

/** Deletes a template that no channel uses. */
export async function deleteTemplate(
  ctx: ProjectCtx,
  { templateId }: z.infer<typeof templateIdInput>,
): Promise<Result<null, AppError>> {
  const allowed = await requirePermission(ctx, "templates.delete");
  if (!allowed.ok) return allowed;
  try {
    return await transact(ctx.db, async (tx): Promise<Result<null, AppError>> => {
      const template = await selectTemplate(tx, ctx.project.id, templateId);
      if (!template) return fail("not_found");
      await deleteTemplateRow(tx, templateId);
      await recordAudit(tx, ctx, {
        operation: "templates.delete",
        result: "done",
        targetId: templateId,
        detail: { name: template.name, channel: template.channel },
      });
      return ok(null);
    });
  } catch (error) {
    if (isReferenced(error))
      return fail("in_use", {
        text: "A channel still uses this template. Choose another one there first.",
      });
    throw error;
  }
}
